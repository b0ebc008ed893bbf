"""Draw: the seed names a ticket, and orders the people of every type; the first are on the panel, the rest in reserve.

ticket     the first of SHA-256(seed, "ticket", 0, 1, 2, …) read as a number that leaves no remainder behind, modulo m
rank       SHA-256(seed, "rank", pseudonym): within a unit the lowest are drawn; in a type the next lowest is the reserve
household  SHA-256(seed, "household", code): the households of a kind, in this order, are handed to its units block by
           block, so that no two members share one

Anyone can repeat it with a hash function: no generator of a programming language is involved.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import count
from typing import Any

from .record import Entry, Record
from .sources import Value, seed_of, told


@dataclass(frozen=True, slots=True)
class Replacement:
    """Who left, who came (None: nobody fits), and how: "same_type", "quotas" (another type that keeps them), "none"."""

    out: Entry
    into: Entry | None
    how: str


@dataclass(frozen=True)
class Selection:
    """The panel: `members` by type, then rank. `withdrawn` in the order in which they said so."""

    record: Record = field(repr=False)
    sources: tuple[tuple[str, str], ...]
    seed: bytes
    ticket: int  # from 1
    drawn: tuple[Entry, ...] = field(repr=False)
    members: tuple[Entry, ...] = field(repr=False)
    withdrawn: tuple[Entry, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    @cached_property
    def reserves(self) -> dict[int, tuple[Entry, ...]]:
        """By type, in the order in which they would be asked: neither seated nor withdrawn, nobody seated at home."""
        out: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.standby():
            out[self.type_of(entry)].append(entry)
        return {type: tuple(entries) for type, entries in sorted(out.items())}

    def standby(self) -> list[Entry]:
        """Everybody who could still be asked, by rank."""
        gone = {entry.pseudonym for entry in (*self.members, *self.withdrawn)}
        homes = {entry.household for entry in self.members if entry.household}
        left = [one for one in self.record.entries if one.pseudonym not in gone and one.household not in homes]
        return sorted(left, key=lambda entry: rank(self.seed, "rank", entry.pseudonym))

    def type_of(self, entry: Entry) -> int:
        type: int = self.record.facts["units"][entry.unit][0]
        return type

    def values_of(self, entry: Entry) -> tuple[str, ...]:
        return tuple(self.record.facts["types"][self.type_of(entry)])


def draw(record: Record, randomness: Mapping[str, Value]) -> Selection:
    """Draw with the values of the sources that the record names, e.g. {"drand": bytes, "dice": "3-1-6-…"}."""
    sources = told(record.facts["randomness"], randomness)
    return _drawn(record, seed_of(record.digest, sources), sources)


def draw_with(record: Record, seed: bytes) -> Selection:
    """Draw with a seed as it is: to repeat a draw at home, or to try."""
    return _drawn(record, seed, [])


def rank(seed: bytes, purpose: str, name: str) -> bytes:
    return sha256(b"\x00".join([seed, purpose.encode(), name.encode()])).digest()


def ticket_of(seed: bytes, tickets: int) -> int:
    """A number from 1 to `tickets`, all equally likely: what would favour the low ones is thrown away."""
    whole = (1 << 256) // tickets * tickets
    for number in count():
        value = int.from_bytes(rank(seed, "ticket", str(number)), "big")
        if value < whole:
            return value % tickets + 1
    raise AssertionError


def _drawn(record: Record, seed: bytes, sources: Sequence[Sequence[str]]) -> Selection:
    tickets = record.facts["tickets"]
    ticket = ticket_of(seed, sum(copies for copies, _ in tickets))
    counts = _counts(tickets, ticket)
    members = sorted(
        _members(record, seed, counts),
        key=lambda entry: (record.facts["units"][entry.unit][0], rank(seed, "rank", entry.pseudonym)),
    )
    given = tuple((name, value) for name, value in sources)
    return Selection(record, given, seed, ticket, tuple(members), tuple(members))


def _counts(tickets: Iterable[Any], ticket: int) -> Counter[int]:
    """The counts that this ticket shows, by unit."""
    for copies, counts in tickets:
        ticket -= copies
        if ticket <= 0:
            return Counter(dict(counts))
    raise ValueError("There are not so many tickets.")


def _members(record: Record, seed: bytes, counts: Mapping[int, int]) -> Iterable[Entry]:
    people: dict[int, list[Entry]] = defaultdict(list)
    for entry in record.entries:
        if counts.get(entry.unit):
            people[entry.unit].append(entry)
    blocks: dict[int, set[str]] = defaultdict(set)  # households of a kind that have given somebody
    for unit, wanted in sorted(counts.items()):
        home = record.facts["units"][unit][1]
        ordered = sorted(people[unit], key=lambda entry: rank(seed, "rank", entry.pseudonym))
        yield from ordered[:wanted] if home is None else _of_homes(ordered, wanted, blocks[home], seed)


def _of_homes(ordered: Sequence[Entry], wanted: int, used: set[str], seed: bytes) -> Iterable[Entry]:
    """One of each of the next households of this kind: the lowest rank of this type."""
    first: dict[str, Entry] = {}
    for entry in ordered:
        if entry.household not in used:
            first.setdefault(entry.household, entry)
    for household in sorted(first, key=lambda code: rank(seed, "household", code))[:wanted]:
        used.add(household)
        yield first[household]
