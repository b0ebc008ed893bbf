"""A receipt that is handed in: kept if it is true, published with the kit, and a broken promise is named."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.record.models import Entry
from madang.cycle.vote.board.batch import append
from madang.cycle.vote.casting import signed_receipt
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Envelope, HandedReceipt, Poll
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.verify import examine
from madang_methods.sealing.invariants import Kit, judge

from .boxes import finish, send

pytestmark = pytest.mark.django_db

PAGE = "/haeoreum/2027/vote/city/board/receipt/"


@pytest.fixture
def sent(poll, year, during, ara):
    """Ara's signed receipt; her envelope is not on the board yet."""
    during(year, "vote")
    return signed_receipt(poll, send(poll, ara, poll.options.first().code).leaf)


def broken(poll):
    return {one.id for one in examine(Poll.objects.get(pk=poll.pk)) if one.findings}


def test_a_kept_promise_is_said_and_goes_with_the_kit(client, poll, sent, kim, ju):
    append(poll)
    page = client.post(PAGE, {"note": sent.replace("\n", "\r\n")})
    assert "약속을 지켰습니다" in page.content.decode()
    opened = finish(poll, kim, ju)
    publish_box(opened, by=kim)
    files = kit_of(Poll.objects.get(pk=poll.pk))
    assert [name for name in files if name.startswith("receipts/")] != []
    checked = {one.invariant.id: one for one in judge(Kit(files))}["I-8"]
    assert (checked.checked, checked.holds) == (True, True)
    assert "I-8" not in broken(poll)


def test_before_the_promised_hour_it_is_only_early(client, poll, sent):
    page = client.post(PAGE, {"note": sent})
    assert "아직 게시판에 없습니다" in page.content.decode()
    assert not Entry.objects.filter(event="receipt_broken").exists()
    assert "I-8" not in broken(poll)


def test_a_broken_promise_convicts_the_board_and_not_the_voter(client, poll, sent):
    with clock.set_to(clock.now() + timedelta(days=3)):
        page = client.post(PAGE, {"note": sent})
        assert "약속을 어겼습니다" in page.content.decode()
        assert Entry.objects.get(event="receipt_broken").by is None
        assert "I-8" in broken(poll)


@pytest.mark.parametrize("bend", [str.upper, lambda text: text.replace("vote.", "veto."), lambda text: text[:40]])
def test_a_receipt_that_this_town_did_not_sign_is_refused_and_kept_in_the_form(client, sent, bend):
    page = client.post(PAGE, {"note": bend(sent)})
    assert (page.status_code, "다시 붙여 넣어" in page.content.decode()) == (422, True)
    assert not HandedReceipt.objects.exists()


def test_it_is_kept_once_and_stays(client, sent):
    for _ in range(2):
        client.post(PAGE, {"note": sent})
    assert HandedReceipt.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        HandedReceipt.objects.all().delete()


def test_no_row_says_who_handed_it_in_or_when():
    assert {field.name for field in HandedReceipt._meta.fields} == {"id", "poll", "leaf", "note"}


def test_the_envelope_behind_it_may_have_been_replaced(client, poll, sent, ara):
    """A promise is about the board, not about what is counted."""
    send(poll, ara, poll.options.last().code)
    append(poll)
    assert "약속을 지켰습니다" in client.post(PAGE, {"note": sent}).content.decode()
    assert Envelope.objects.current().count() == 1
