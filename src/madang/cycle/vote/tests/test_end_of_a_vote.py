"""After the opening, with the key on the server: the lot, one's own envelope, the end, and nothing left to tell."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.vote import ceremony, keys
from madang.cycle.vote.audit.draw import announce_audit, draw_sample
from madang.cycle.vote.audit.showing import show_envelope
from madang.cycle.vote.casting import signed_receipt
from madang.cycle.vote.ending import what_is_left
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Audit, Poll, Purging, RollEntry, RollIdentifier, State, Step
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.verify import examine
from madang_methods.sealing.invariants import Kit, judge

from .boxes import finish, send

pytestmark = pytest.mark.django_db

OFFICE = "/haeoreum/2027/vote/papers/city/"
VOTE = "/haeoreum/2027/vote/city/"
SOURCE = "로또 6/45 제1245회"


@pytest.fixture
def voted(poll, year, during, ara, bom, kim):
    """Ara chose the park, then the road; Bom two. A lot was announced, and both keep their signed receipts."""
    during(year, "vote")
    park, road, bench = (option.code for option in poll.options.order_by("pk"))
    first = send(poll, ara, park)
    casts = {"before": first, "ara": send(poll, ara, road), "bom": send(poll, bom, bench, park)}
    announce_audit(poll, SOURCE, poll.closes_at + timedelta(days=5), by=kim)
    poll = Poll.objects.get()
    poll.receipts = {name: signed_receipt(poll, cast.leaf) for name, cast in casts.items()}
    poll.numbers = {name: cast.number for name, cast in casts.items()}
    return poll


@pytest.fixture
def opened(voted, kim, ju):
    poll = finish(voted, kim, ju)
    poll.receipts, poll.numbers = voted.receipts, voted.numbers
    with clock.set_to(poll.closed_at + timedelta(days=6)):
        yield poll


@pytest.fixture
def published(opened, kim):
    draw_sample(opened, "7 11 19 23 31 42", "3 1 6", by=kim)
    publish_box(opened, by=kim)
    poll = Poll.objects.select_related("cycle__government", "track").get()
    poll.receipts, poll.numbers = opened.receipts, opened.numbers
    return poll


def both_say(poll, step, *people):
    for person in people:
        ceremony.give_word(poll, step, by=person)


@pytest.fixture
def final(published, kim, ju):
    with clock.set_to(published.publication.at + timedelta(days=3)):
        both_say(published, Step.FINAL, kim, ju)
        yield Poll.objects.select_related("cycle__government", "track").get()


def codes(poll):
    """What is broken, but for the settings of the database the tests run on."""
    fresh = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    found = {(one.id, finding.code) for one in examine(fresh) for finding in one.findings}
    return found - {("I-23", "setting")}


def test_the_named_randomness_stands_on_the_board_and_in_the_kit(published):
    kit = kit_of(published)
    assert {one.invariant.id for one in judge(Kit(kit)) if not one.holds} == set()
    assert next(one for one in judge(Kit(kit)) if one.invariant.id == "I-10").checked
    assert Audit.objects.get().announced in Kit(kit).entry("freeze")[1]["beacon"]


def test_everybody_sees_what_was_drawn_and_what_was_in_it(published, client):
    page = client.get(VOTE + "audit/").content.decode()
    numbers = [number for name, number in published.numbers.items() if name != "before" and number in page]
    assert (len(numbers), SOURCE in page, "seal draw counted.txt" in page) == (1, True, True)


def test_before_the_value_is_known_nobody_draws(voted, kim, ju):
    poll = finish(voted, kim, ju)
    with clock.set_to(poll.closes_at + timedelta(days=5, seconds=-1)), pytest.raises(Refused) as refused:
        draw_sample(poll, "1", "2", by=kim)
    assert refused.value.reason == "vote.audit_waits"


def test_what_was_drawn_is_drawn_once(opened, kim):
    draw_sample(opened, "7", "3 1 6", by=kim)
    with pytest.raises(Refused) as refused:
        draw_sample(opened, "8", "3 1 6", by=kim)
    assert refused.value.reason == "vote.audit_drawn"


@pytest.mark.parametrize("column", ["source", "known_at", "beacon", "dice", "sample"])
def test_the_database_keeps_what_was_promised_and_drawn(published, column):
    changed = {"known_at": clock.now()}.get(column, "other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Audit.objects.update(**{column: changed})


def test_after_the_freeze_no_randomness_can_be_named(poll, year, kim, ju):
    frozen = finish(poll, kim, ju, until=Step.FREEZE)
    with pytest.raises(Refused) as refused:
        announce_audit(frozen, SOURCE, clock.now() + timedelta(days=90), by=kim)
    assert refused.value.reason == "vote.not_this_step"
    with pytest.raises(DatabaseError), transaction.atomic():
        Audit.objects.create(poll=frozen, source=SOURCE, known_at=clock.now() + timedelta(days=90), by=kim)


def test_until_the_freeze_other_randomness_may_be_named(voted, kim):
    announce_audit(voted, "drand quicknet 1", voted.closes_at + timedelta(days=6), by=kim)
    assert Audit.objects.get().source == "drand quicknet 1"


def test_randomness_that_would_be_known_at_the_freeze_stops_it(voted, kim, ju):
    closed = finish(voted, kim, ju, until=Step.CLOSE)
    with clock.set_to(voted.closes_at + timedelta(days=5)), pytest.raises(Refused) as refused:
        ceremony.give_word(closed, Step.FREEZE, by=kim)
    assert refused.value.reason == "vote.audit_known"


def test_a_promised_lot_is_not_left_out(opened, kim):
    with pytest.raises(Refused) as refused:
        publish_box(opened, by=kim)
    assert refused.value.reason == "vote.audit_missing"


def test_a_voter_sees_their_own_envelope_and_the_record_only_that_it_was_opened(published, client, sign_in, ju):
    before = Entry.objects.count()
    given = {"receipt": published.receipts["ara"].replace("\n", "\r\n"), "present": "on"}
    answer = sign_in(client, ju).post(OFFICE + "show/", given)
    page = answer.content.decode()
    road = published.options.order_by("pk")[1].title
    assert (published.numbers["ara"] in page, f">{road}</span>" in page, "약속과 같습니다" in page) == (
        True,
        True,
        True,
    )
    assert "no-store" in answer["Cache-Control"]
    entry = Entry.objects.order_by("pk").last()
    assert (Entry.objects.count(), entry.event, entry.facts) == (before + 1, "envelope_shown", {"custody": "server"})


def test_the_same_is_shown_without_a_page(published, kim):
    shown = show_envelope(published, published.receipts["bom"], by=kim)
    titles = {title for title, _points in shown.chosen}
    assert (titles, shown.keeps_its_word, len(shown.r)) == ({"의자", "공원"}, True, 64)


REFUSED = [
    ("before", "vote.envelope_not_counted"),  # Ara voted again
    ("forged", "vote.receipt_unsigned"),
    ("number", "vote.receipt_unsigned"),
    ("empty", "vote.receipt_unsigned"),
]


@pytest.mark.parametrize(("which", "reason"), REFUSED)
def test_without_a_truly_signed_receipt_nothing_is_shown(published, kim, which, reason):
    whole, other = published.receipts["ara"], published.receipts["bom"]
    _head, _, signature = whole.partition("\n\n")
    texts = {
        "before": published.receipts["before"],
        "forged": other.partition("\n\n")[0] + "\n\n" + signature,
        "number": published.numbers["ara"],
        "empty": " ",
    }
    with pytest.raises(Refused) as refused:
        show_envelope(published, texts[which], by=kim)
    assert refused.value.reason == reason
    assert not Entry.objects.filter(event="envelope_shown").exists()


def test_whoever_neither_counts_nor_answers_for_the_year_opens_nobodys_envelope(published, client, sign_in, ara):
    answer = sign_in(client, ara).post(OFFICE + "show/", {"receipt": published.receipts["ara"], "present": "on"})
    assert answer.status_code == 403
    with pytest.raises(Refused) as refused:
        show_envelope(published, published.receipts["ara"], by=ara)
    assert refused.value.reason == "vote.keepers_only"


def test_nothing_is_final_while_people_may_object(published, kim):
    with clock.set_to(published.publication.at + timedelta(days=3, seconds=-1)), pytest.raises(Refused) as refused:
        ceremony.give_word(published, Step.FINAL, by=kim)
    assert refused.value.reason == "vote.too_early"


def test_one_person_ends_nothing(published, kim, settle, haeoreum):
    other = settle("lee", haeoreum, "officer")
    with clock.set_to(published.publication.at + timedelta(days=3)):
        ceremony.give_word(published, Step.FINAL, by=kim)
        with pytest.raises(Refused) as refused:
            ceremony.give_word(published, Step.FINAL, by=other)
    assert (refused.value.reason, Poll.objects.get().state) == ("vote.two_roles", State.PUBLISHED)


def test_after_the_end_no_envelope_is_opened_for_anybody(final, published, kim):
    assert final.state == State.FINAL
    with pytest.raises(Refused) as refused:
        show_envelope(final, published.receipts["ara"], by=kim)
    assert refused.value.reason == "vote.not_this_step"


def test_the_purge_leaves_numbers_and_what_was_published_and_nobody(final, client, sign_in, kim, ju, ara):
    RollIdentifier.objects.create(poll=final, entry=RollEntry.objects.get(person=ara), kind="code", hmac="ab" * 32)
    kit = kit_of(final)
    assert what_is_left(final) == ["election", "opened", "traces"]
    both_say(final, Step.PURGE, kim, ju)
    gone = Poll.objects.select_related("cycle__government", "track").get()
    assert (gone.state, what_is_left(gone), RollIdentifier.objects.count()) == (State.PURGED, [], 0)
    assert not RollEntry.objects.filter(person__isnull=False).exists()
    assert (RollEntry.objects.count(), RollEntry.objects.voted().count(), gone.voters_at_close) == (2, 2, 2)
    assert Purging.objects.get().done == {
        "election": "done", "pepper": "was not there", "opened": "done", "traces": "done",
    }  # fmt: skip
    assert kit_of(gone) == kit
    assert codes(gone) == set()
    page = sign_in(client, ara).get(VOTE + "receipt/").content.decode()
    assert "누가 투표했는지 알 수 있는 것을 모두 없앴습니다" in page
    assert "비밀을 모두 없앴습니다" in client.get(VOTE + "promise/").content.decode()


def test_a_secret_that_came_back_is_found_and_can_be_destroyed_again(final, client, sign_in, kim, ju):
    both_say(final, Step.PURGE, kim, ju)
    gone = Poll.objects.get()
    keys.keep(gone, keys.OPENED, b"from a backup")
    assert ("I-22", "secret_left") in codes(gone)
    assert "남은 파일 없애기" in sign_in(client, kim).get(OFFICE + "box/").content.decode()
    client.post(OFFICE + "box/", {"deed": "destroy"})
    assert codes(gone) == set()


def test_nothing_is_purged_before_the_end(published, kim):
    with pytest.raises(Refused) as refused:
        ceremony.give_word(published, Step.PURGE, by=kim)
    assert refused.value.reason == "vote.not_this_step"
    assert keys.has(published, "election")


def test_the_office_ends_it_on_the_page(published, client, sign_in, kim, ju):
    with clock.set_to(published.publication.at + timedelta(days=3)):
        for step, state in (("final", State.FINAL), ("purge", State.PURGED)):
            for person in (kim, ju):
                assert sign_in(client, person).post(OFFICE + "box/", {"deed": step}).status_code == 302
            assert Poll.objects.get().state == state
        assert "없앰" in client.get(OFFICE + "box/").content.decode()
    events = set(Entry.objects.values_list("event", flat=True))
    assert {"final", "purged", "secrets_destroyed"} <= events
