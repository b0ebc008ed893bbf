"""The numbers of people and papers that go into the recount kit. Nobody can be told from them."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from madang.base.people.models import IdentityProof, ResidenceProof
from madang.base.record.models import Entry
from madang_methods.sealing.counts import Counts, District, Roll
from madang_methods.sealing.counts import Station as Papers

from .models import (
    VOTED,
    ChangeKind,
    CountedList,
    PaperBatch,
    PaperSheet,
    Poll,
    RollChange,
    RollEntry,
    Status,
)
from .roll.open_roll import joined_by_themselves
from .told import FEWEST

DECIDED = "change_approved"  # what the record says when the second officer agreed to a change of the roll


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
    """From the opening to the close. Changes come from the chained record, so a row that was slipped in is missed there.

    Whoever proves where they live may join an open roll while the vote runs. How many had come so when it opened stands
    in the record too, and each who came later must have a proof, kept in another table by another act. What no sum can
    see is an operator who makes accounts, proofs and entries alike: that is for the sample of people who are asked.
    """
    began = _while_open(poll, with_opening=True).filter(event="opened").first()
    changes = _while_open(poll).filter(event=DECIDED)
    added = changes.filter(facts__kind=ChangeKind.ADD).count()
    voided = changes.filter(facts__kind=ChangeKind.VOID).count()
    joined = joined_by_themselves(poll)
    late = max(0, joined.count() - (began.facts.get("joined", 0) if began else 0))
    missing = joined.count() - _proved(poll, joined)
    return Roll(
        poll.roll_at_open or 0, added, voided, poll.roll_at_close or 0, approved_by_two=_by_two(poll, added + voided),
        joined=late, proved=max(0, late - missing),
    )  # fmt: skip


def _proved(poll: Poll, joined) -> int:
    """Of these, whoever has a proof of this government; of a closed account the proofs are gone."""
    government = poll.cycle.government
    proofs = (IdentityProof.objects.of(government), ResidenceProof.objects.of(government))
    known = Q(person__closed_at__isnull=False)
    for one in proofs:
        known |= Q(person__in=one.values("person"))
    return joined.filter(known).count()


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


def _while_open(poll: Poll, *, with_opening: bool = False):
    """What the record says of this vote between its opening and its close."""
    about = Entry.objects.of(poll.cycle.government).about(poll.subject).filter(stage="vote")
    marks = dict(about.filter(event__in=("opened", "closed")).values_list("event", "number"))
    if "opened" not in marks:
        return about.none()
    rows = about.filter(number__gt=marks["opened"] - with_opening)
    return rows.filter(number__lt=marks["closed"]) if "closed" in marks else rows


def _by_two(poll: Poll, changes: int) -> int:
    """Of these changes, those for which the table names two people; the database has no row with one."""
    decided = RollChange.objects.of(poll).filter(is_approved=True).exclude(decided_by=F("asked_by"))
    return min(changes, decided.count())
