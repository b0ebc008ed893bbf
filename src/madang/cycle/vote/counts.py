"""The numbers of people and papers that go into the recount kit. Nobody can be told from them."""

from collections.abc import Iterator

from django.db.models import Count, Q, Sum

from madang.base.record.models import Entry
from madang_methods.sealing.counts import Counts, District, Roll
from madang_methods.sealing.counts import Station as Papers

from .models import VOTED, CountedList, PaperBatch, PaperSheet, Poll, RollEntry, Status
from .told import FEWEST

# What the roll's office writes down for a change while the vote runs: how many people, and that two approved it.
ADDED, VOIDED = ("roll_written", "roll_added"), ("roll_voided",)


def counts_of(poll: Poll) -> Counts:
    counted = CountedList.objects.get(poll=poll)
    return Counts(
        election=poll.election,
        roll=roll_of(poll),
        counted=counted.size,
        superseded=counted.superseded,
        voided=dict(counted.voided),
        districts=districts_of(poll, counted.size),
        stations=tuple(_papers(poll)),
    )


def roll_of(poll: Poll) -> Roll:
    """From the opening to the close. Changes come from the chained record, so a row that was slipped in is missed there."""
    since = Entry.objects.of(poll.cycle.government).about(poll.subject).filter(stage="vote", event="opened").first()
    changes = Entry.objects.of(poll.cycle.government).about(poll.subject).filter(stage="vote")
    changes = changes.filter(number__gt=since.number) if since else changes.none()
    added, voided = (list(changes.filter(event__in=events)) for events in (ADDED, VOIDED))
    two = sum(_people(one) for one in added + voided if one.facts.get("approved_by") == 2)
    return Roll(
        opened=poll.roll_at_open or 0,
        added=sum(map(_people, added)),
        voided=sum(map(_people, voided)),
        closed=poll.roll_at_close or 0,
        approved_by_two=two,
    )


def districts_of(poll: Poll, counted: int) -> tuple[District, ...]:
    """By neighbourhood, or nothing: where one would have fewer than ten voters, or somebody's area is not known.

    Nothing also where papers were handed out: who took one need not have put it in the box.
    """
    standing = RollEntry.objects.of(poll).standing()
    rows = standing.values_list("area__name", "area__population")
    rows = list(rows.annotate(roll=Count("pk"), votes=Count("pk", filter=Q(status__in=VOTED))).order_by("area__name"))
    known = all(name and people for name, people, _, _ in rows)
    if not rows or not known or min(votes for *_, votes in rows) < FEWEST:
        return ()
    if standing.filter(status=Status.VOTED_PAPER).exists() or sum(votes for *_, votes in rows) != counted:
        return ()
    return tuple(District(name, people, roll, votes) for name, people, roll, votes in rows)


def _papers(poll: Poll) -> Iterator[Papers]:
    """One station after another: stubs from its batches, sheets from what two people keyed."""
    sums = {name: Sum(name) for name in ("issued", "in_box", "spoiled", "unreturned")}
    for row in (
        PaperBatch.objects.of(poll).values("station", "station__name").order_by("station__name").annotate(**sums)
    ):
        sheets = PaperSheet.objects.filter(batch__station=row["station"])
        yield Papers(
            name=row["station__name"],
            issued=row["issued"],
            box=row["in_box"] or 0,
            spoiled=row["spoiled"],
            unreturned=row["unreturned"],
            entry_a=sheets.exclude(first="").count(),
            entry_b=sheets.exclude(second="").count(),
            valid=sheets.exclude(leaf="").count(),
        )


def _people(entry: Entry) -> int:
    return int(entry.facts.get("people", 1))
