"""The end of a vote: two people a step, nothing opened before names are gone, and never a way back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.vote import ceremony, keys
from madang.cycle.vote.models import (
    Approval,
    Ballot,
    BoxEnvelope,
    CountedList,
    Envelope,
    OpenedBox,
    Poll,
    RollEntry,
    State,
    Step,
    Unlinking,
)

from .boxes import finish, send

pytestmark = pytest.mark.django_db

BOX = "/haeoreum/2027/vote/papers/city/box/"
PROMISE = "/haeoreum/2027/vote/city/promise/"


@pytest.fixture
def cast(poll, year, during, ara, bom):
    """Ara chose the park and then the road; Bom the park and the bench."""
    during(year, "vote")
    park, road, bench = (option.code for option in poll.options.order_by("pk"))
    send(poll, ara, park)
    send(poll, ara, road)
    send(poll, bom, bench, park)
    return Poll.objects.get(pk=poll.pk)


def test_what_was_cast_comes_out_and_nothing_leads_back(cast, kim, ju):
    done = finish(cast, kim, ju)
    park, road, bench = (option.code for option in done.options.order_by("pk"))
    assert done.state == State.OPENED
    assert sorted(Ballot.objects.of(done).values_list("choices", flat=True)) == [[park, bench], [road]]
    assert not Envelope.objects.exists()
    assert (BoxEnvelope.objects.count(), OpenedBox.objects.get().valid, OpenedBox.objects.get().rejects) == (2, 2, [])
    assert (done.voters_at_close, done.casts_at_close, done.roll_at_close) == (2, 3, 2)


def test_the_list_of_what_is_counted_is_public_before_anyone_can_look(client, cast, kim, ju):
    current = sorted(Envelope.objects.current().values_list("leaf", flat=True))
    finish(cast, kim, ju, until=Step.FREEZE)
    assert not Ballot.objects.exists()
    assert client.get("/haeoreum/2027/vote/city/counted.txt").content.decode().split() == current
    counted = CountedList.objects.get()
    assert (counted.size, counted.superseded, counted.voided) == (2, 1, {})


def test_the_rows_of_the_box_lie_in_the_order_of_their_leaves(cast, kim, ju):
    finish(cast, kim, ju, until=Step.UNLINK)
    leaves = list(BoxEnvelope.objects.order_by("pk").values_list("leaf", flat=True))
    assert leaves == sorted(leaves)


def test_the_unlink_destroys_the_pepper_and_the_box_is_still_the_same(cast, kim, ju):
    assert len(keys.pepper(cast)) == 32
    finish(cast, kim, ju, until=Step.UNLINK)
    with pytest.raises(Refused) as refused:
        keys.pepper(cast)
    assert refused.value.reason == "vote.key_missing"
    assert Unlinking.objects.get().done["pepper"] == "done"


def test_one_person_cannot_take_a_step_alone(cast, kim, ju):
    with clock.set_to(cast.closes_at + timedelta(minutes=10)):
        assert ceremony.give_word(cast, Step.CLOSE, by=kim) is False
        for person, reason in ((kim, "vote.word_given"),):
            with pytest.raises(Refused) as refused:
                ceremony.give_word(cast, Step.CLOSE, by=person)
            assert refused.value.reason == reason
        assert Poll.objects.get().state == State.CLOSING
        assert ceremony.give_word(cast, Step.CLOSE, by=ju) is True
    assert (Poll.objects.get().state, Approval.objects.count()) == (State.CHALLENGE, 2)


def test_two_officers_are_not_an_officer_and_a_counter(cast, kim, settle, haeoreum):
    lee = settle("lee", haeoreum, "officer")
    with clock.set_to(cast.closes_at + timedelta(minutes=10)):
        ceremony.give_word(cast, Step.CLOSE, by=kim)
        with pytest.raises(Refused) as refused:
            ceremony.give_word(cast, Step.CLOSE, by=lee)
    assert refused.value.reason == "vote.two_roles"


TOO_EARLY = [
    # step, minutes after the close, reason
    (Step.CLOSE, 9, "vote.too_early"),
    (Step.CLOSE, 10, None),
    (Step.FREEZE, 10, "vote.not_this_step"),
    (Step.UNLINK, 10, "vote.not_this_step"),
    (Step.OPEN, 10, "vote.not_this_step"),
]


@pytest.mark.parametrize(("step", "minutes", "reason"), TOO_EARLY)
def test_no_step_comes_before_its_time(cast, kim, step, minutes, reason):
    with clock.set_to(cast.closes_at + timedelta(minutes=minutes)):
        try:
            ceremony.give_word(cast, step, by=kim)
        except Refused as refused:
            assert refused.reason == reason
        else:
            assert reason is None


def test_nothing_is_frozen_while_people_may_object(cast, kim, ju):
    closed = finish(cast, kim, ju, until=Step.CLOSE)
    with clock.set_to(closed.closed_at + timedelta(days=3, seconds=-1)), pytest.raises(Refused) as refused:
        ceremony.give_word(closed, Step.FREEZE, by=kim)
    assert refused.value.reason == "vote.too_early"


def test_an_envelope_that_is_missing_stops_the_ceremony(cast, kim, ju):
    frozen = finish(cast, kim, ju, until=Step.FREEZE)
    Envelope.objects.filter(pk=Envelope.objects.current().first().pk).update(state="voided")
    with clock.set_to(frozen.closed_at + timedelta(days=4)):
        ceremony.give_word(frozen, Step.UNLINK, by=kim)
        with pytest.raises(Refused) as refused:
            ceremony.give_word(frozen, Step.UNLINK, by=ju)
    assert refused.value.reason == "vote.box_differs"
    assert (Poll.objects.get().state, BoxEnvelope.objects.count(), Envelope.objects.count()) == (State.FROZEN, 0, 3)


def test_a_vote_without_voters_ends_as_well(poll, kim, ju):
    done = finish(poll, kim, ju)
    assert (done.state, Ballot.objects.count(), CountedList.objects.get().size) == (State.OPENED, 0, 0)


def test_the_office_walks_through_it_on_the_page(client, sign_in, cast, kim, ju):
    with clock.set_to(cast.closes_at + timedelta(minutes=10)):
        assert "마감 확인하기" in sign_in(client, kim).get(BOX).content.decode()
        assert client.post(BOX, {"deed": "close"}).status_code == 302
        assert "마감 확인하기" not in client.get(BOX).content.decode()
        assert sign_in(client, ju).post(BOX, {"deed": "close"}).status_code == 302
    assert Poll.objects.get().state == State.CHALLENGE


def test_few_voters_are_not_counted_before_the_end(client, sign_in, cast, kim):
    page = sign_in(client, kim).get(BOX).content.decode()
    assert "투표한 사람이 10명이 되기 전에는" in page
    assert "지금까지" not in page


def test_a_suspended_vote_takes_nothing_and_says_why(client, sign_in, cast, ara, kim):
    sign_in(client, kim).post(BOX, {"deed": "suspend", "why": "정전으로 멈춥니다"})
    with pytest.raises(Refused) as refused:
        send(cast, ara, cast.options.first().code)
    assert refused.value.reason == "vote.suspended"
    assert "정전으로 멈춥니다" in client.get("/haeoreum/2027/vote/").content.decode()
    client.post(BOX, {"deed": "resume"})
    assert send(cast, ara, cast.options.first().code).changed


def test_the_promise_says_the_level_that_is_set_up(client, cast):
    page = client.get(PROMISE).content.decode()
    assert [level for level in ("L0", "L1", "L2") if f"<strong>{level}</strong>" in page] == ["L0"]
    assert cast.manifest_digest in page


def test_the_seal_was_tested_before_the_vote(poll):
    assert poll.seal_trials.get().passed_at is not None
    assert poll.state == State.READY
    assert "vote.seal_tested" in {f"{one.stage}.{one.event}" for one in Entry.objects.all()}


def test_the_receipt_after_the_unlink_says_that_nobody_knows_any_more(client, sign_in, cast, ara, kim, ju):
    finish(cast, kim, ju, until=Step.UNLINK)
    page = sign_in(client, ara).get("/haeoreum/2027/vote/city/receipt/").content.decode()
    assert "이제 아무도 모릅니다" in page
    assert RollEntry.objects.of(cast).get(person=ara).has_voted
    with pytest.raises(ObjectDoesNotExist):
        Envelope.objects.get(entry__person=ara)
