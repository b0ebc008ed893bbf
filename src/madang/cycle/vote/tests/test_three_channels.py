"""Screen, terminal and paper in one box: every statement about the vote holds, from the first cast to the result."""

import pytest

from madang.cycle.vote.board.batch import append
from madang.cycle.vote.booth.desk import hand_out_ticket, open_station
from madang.cycle.vote.booth.seats import new_seat, read_seat
from madang.cycle.vote.booth.voting import cast_at_terminal, enter
from madang.cycle.vote.counts import counts_of
from madang.cycle.vote.models import Ballot, Channel, Envelope, PaperBatch, Poll, RollEntry
from madang.cycle.vote.paper.giving import give_paper
from madang.cycle.vote.paper.keying import key_sheet
from madang.cycle.vote.paper.pads import bring_back, new_pad, sign
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.verify import examine
from madang_methods.sealing.marks import Marks

from .behind import behind
from .boxes import finish, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def dara(settle, haeoreum):
    return settle("dara", haeoreum, "resident")


@pytest.fixture
def voted(dara, poll, year, during, ara, bom, kim, ju):
    """Ara on screen; Bom on screen and then at a terminal; Dara on screen and then on paper."""
    during(year, "vote")
    park, road, bench = (option.code for option in poll.options.all())
    for person in (ara, bom, dara):
        send(poll, person, park)
    station = open_station(poll, "달빛동 주민센터", by=kim)
    pad = new_pad(station, 3, by=kim)
    give_paper(pad, RollEntry.objects.get(person=dara), 1, by=kim)
    digits = hand_out_ticket(station, RollEntry.objects.get(person=bom), by=kim).digits
    seat = read_seat(poll, "t", new_seat(enter(station, "t", digits), "t"))
    cast_at_terminal(station, seat, Marks((road,)))
    sheet = bring_back(fresh(PaperBatch, pad), 1, 0, 0, by=kim).sheets.get()
    for person in (kim, ju):
        sheet.batch = fresh(PaperBatch, pad)
        key_sheet(sheet, Marks((bench,)), by=person)
        sheet.refresh_from_db()
    for person in (kim, ju):
        sign(fresh(PaperBatch, pad), by=person)
    append(poll)
    return poll


def fresh(model, row):
    return model.objects.select_related("poll__cycle__government", "poll__track").get(pk=row.pk)


def again(poll):
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


def broken(poll):
    return {one.id for one in examine(again(poll)) if one.findings}


def test_each_person_has_one_vote_and_the_last_in_person_counts(voted):
    states = Envelope.objects.of(voted).values_list("channel", "state")
    assert sorted(states) == [
        ("kiosk", "current"), ("paper", "current"), ("web", "current"), ("web", "superseded"), ("web", "voided"),
    ]  # fmt: skip


@pytest.mark.parametrize("until", ["", "close", "freeze", "unlink", "open"])
def test_every_statement_holds_after_every_step(voted, kim, ju, until):
    if until:
        finish(again(voted), kim, ju, until=until)
    assert broken(voted) == set()


def test_the_published_result_says_what_became_of_the_papers(voted, kim, ju):
    poll = finish(again(voted), kim, ju)
    chosen = {option.title: option.code for option in poll.options.all()}
    assert sorted(ballot.choices[0] for ballot in Ballot.objects.of(poll)) == sorted(chosen.values())
    booth = counts_of(poll).stations[0]
    assert (booth.issued, booth.box, booth.spoiled, booth.unreturned, booth.valid) == (1, 1, 0, 0, 1)
    publish_box(poll, by=kim)
    assert broken(poll) == set()


def test_a_terminals_envelope_that_disappears_is_missed(voted):
    behind("vote_envelope", "DELETE FROM vote_envelope WHERE channel = %s", [Channel.KIOSK])
    assert "I-1" in broken(voted)
