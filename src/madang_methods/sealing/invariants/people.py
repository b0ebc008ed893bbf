"""I-15, I-16, I-18: papers, people on the roll and people who live there, in numbers that add up."""

from collections.abc import Iterator

from .base import Finding, Invariant, NothingToCheck
from .evidence import Kit
from .files import as_promised


def papers_add_up(kit: Kit) -> Iterator[Finding]:
    stations = kit.counts.stations
    if not stations:
        raise NothingToCheck
    for one in stations:
        accounted = one.box + one.spoiled + one.unreturned
        if one.issued != accounted:
            yield Finding("papers_differ", {"station": one.name, "issued": one.issued, "accounted": accounted})
        if not one.entry_a == one.entry_b == one.box:
            entries = {"entry_a": one.entry_a, "entry_b": one.entry_b, "box": one.box}
            yield Finding("entries_differ", {"station": one.name, **entries})
        if one.valid > one.box:
            yield Finding("valid_differs", {"station": one.name, "valid": one.valid, "box": one.box})


def roll_adds_up(kit: Kit) -> Iterator[Finding]:
    yield from as_promised(kit, "counts.json")
    if kit.counts.election != kit.manifest.election:
        yield Finding("counts_foreign", {"file": "counts.json"})
    roll = kit.counts.roll
    if not roll.adds_up:
        yield Finding("roll_differs", roll.as_dict())
    if roll.proved != roll.joined:
        yield Finding("joined_unproved", {"joined": roll.joined, "proved": roll.proved})
    if roll.approved_by_two != roll.added + roll.voided:
        yield Finding("not_approved", {"changes": roll.added + roll.voided, "approved": roll.approved_by_two})


def votes_within_people(kit: Kit) -> Iterator[Finding]:
    counts = kit.counts
    if len(kit.counted) > counts.roll.closed:
        yield Finding("more_votes_than_roll", {"votes": len(kit.counted), "roll": counts.roll.closed, "district": ""})
    for one in counts.districts:
        if one.votes > one.roll:
            yield Finding("more_votes_than_roll", {"district": one.name, "votes": one.votes, "roll": one.roll})
        if one.roll > one.population:
            people = {"roll": one.roll, "population": one.population}
            yield Finding("more_roll_than_people", {"district": one.name, **people})
    if counts.districts:
        yield from _whole(sum(one.roll for one in counts.districts), counts.roll.closed, "roll")
        yield from _whole(sum(one.votes for one in counts.districts), counts.counted, "votes")


def _whole(parts: int, whole: int, what: str) -> Iterator[Finding]:
    if parts != whole:
        yield Finding("districts_differ", {"what": what, "parts": parts, "whole": whole})


PEOPLE = (
    Invariant("I-15", "At every booth the papers issued are in the box, spoiled or unreturned.", papers_add_up),
    Invariant("I-16", "The roll at the close is the roll at the opening with the approved changes.", roll_adds_up),
    Invariant(
        "I-18",
        "No district has more votes than people on its roll, or more of them than live there.",
        votes_within_people,
    ),
)
