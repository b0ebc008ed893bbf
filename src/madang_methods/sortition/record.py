"""The record of a lottery, published before the randomness exists: rules, tickets, proof, and a digest of every person.

Idea: one text in canonical JSON (whole numbers, fractions as "a/b", NFC) and its SHA-256. People stand in it as a root of
a Merkle tree (RFC 9162) over salted leaves, so that each can be shown their own leaf and nobody can be added or moved.
Pseudonyms, salts and household codes are HMACs under one key, itself committed: whoever writes the record has no free
choice in it that could be ground until a friend wins. Tickets stand in an order that leaves no choice either.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from .. import __version__
from ..sealing.canonical import canonical, composed, read_canonical
from ..sealing.merkle import Tree, leaf_hash
from .certificate import Certificate, Sparse
from .errors import SortitionError
from .lottery import Lottery
from .pool import Pool
from .problem import Problem
from .sources import check_names

FORMAT = "madang-sortition/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One volunteer: `id` is known only to the organiser, the rest may be shown."""

    id: str
    pseudonym: str
    unit: int
    household: str
    salt: str

    def leaf(self) -> bytes:
        return leaf_hash(canonical([self.pseudonym, self.unit, self.household, self.salt]))


@dataclass(frozen=True)
class Record:
    """`text` is what is published; `entries`, in the order of the leaves, are kept apart."""

    text: bytes = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, in hex: this is announced before the draw."""
        return sha256(self.text).hexdigest()

    @cached_property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = read_canonical(self.text)
        return facts

    @cached_property
    def tree(self) -> Tree:
        return Tree(entry.leaf() for entry in self.entries)

    @cached_property
    def by_id(self) -> dict[str, int]:
        return {entry.id: place for place, entry in enumerate(self.entries)}

    def receipt(self, id: str) -> dict[str, Any]:
        """What one volunteer gets: their leaf and the way from it to the root. KeyError if nobody has this id."""
        place = self.by_id[id]
        entry = self.entries[place]
        return {
            "format": FORMAT,
            "record": self.digest,
            "leaf": [entry.pseudonym, entry.unit, entry.household, entry.salt],
            "place": place,
            "proof": [one.hex() for one in self.tree.inclusion(place)],
        }


def commit(
    problem: Problem, pool: Pool, lottery: Lottery, randomness: Sequence[str] = (), key: bytes | None = None
) -> Record:
    """The record of this lottery, to be drawn with this randomness, each source named before its value can be known.

    Sources are "drand:<chain>:<round>", "nist:<pulse>", "reveal:<name>", "dice:<day>" (ten-sided), "dice6:<day>". None
    at all: the seed will be given as it is, which proves nothing to the public. `key` (16 bytes or more) hides ids;
    without it pseudonyms are the ids and the record does not protect who volunteered.
    """
    if lottery.problem != problem or lottery.pool is not pool:
        raise SortitionError("other_lottery", "This lottery was found for another pool or other quotas.")
    check_names(randomness)
    entries = entries_of(pool, key)
    facts = {
        **_rules(problem, pool),
        "format": FORMAT,
        "software": f"madang_methods {__version__}",
        "objective": lottery.objective,
        "slack": str(lottery.slack),
        "tickets": [
            [one.copies, [[unit, count] for unit, count in enumerate(one.counts.tolist()) if count]]
            for one in lottery.tickets
        ],
        "close": lottery.close,
        "chances": {"lowest": str(lottery.lowest), "highest": str(lottery.highest)},
        "certificate": _certificate(lottery.certificate),
        "people": len(pool),
        "root": Tree(entry.leaf() for entry in entries).root().hex(),
        "key": None if key is None else key_digest(key),
        "randomness": list(randomness),
    }
    return Record(canonical(composed(facts)), entries)


def reopen(text: bytes, pool: Pool, key: bytes | None = None) -> Record:
    """A published record with its people again; SortitionError if these are not the people it commits to."""
    record = Record(text, entries_of(pool, key))
    if record.facts.get("format") != FORMAT:
        raise SortitionError("format", f"This is no record of the form {FORMAT}.")
    if record.tree.root().hex() != record.facts["root"]:
        raise SortitionError("root", "These are not the people (or the key) that the record commits to.")
    return record


def entries_of(pool: Pool, key: bytes | None) -> tuple[Entry, ...]:
    """Everybody's entry, in the order of the pseudonyms."""
    if key is not None and len(key) < 16:
        raise SortitionError("key", "The key is shorter than 16 bytes.")
    people = zip(pool.ids, pool.unit_of, pool.households, strict=True)
    return tuple(sorted((_entry(*one, key) for one in people), key=lambda entry: entry.pseudonym))


def key_digest(key: bytes) -> str:
    """What is published of the key, before registration closes."""
    return sha256(b"madang-sortition key\x00" + key).hexdigest()


def _entry(id: str, unit: int, household: str, key: bytes | None) -> Entry:
    if key is None:
        return Entry(id, id, unit, household, "")
    hidden = _hidden(key, "household", household) if household else ""
    return Entry(id, _hidden(key, "pseudonym", id), unit, hidden, _hidden(key, "salt", id) + _hidden(key, "more", id))


def _hidden(key: bytes, purpose: str, text: str) -> str:
    return hmac.digest(key, f"{purpose}\x00{text}".encode(), sha256)[:10].hex()


def _rules(problem: Problem, pool: Pool) -> dict[str, Any]:
    return {
        "seats": problem.size,
        "quotas": [[one.feature, one.value, one.least, one.most] for one in problem.quotas],
        "household": problem.household,
        "features": list(problem.features),
        "types": [list(one) for one in pool.types],
        "homes": [[list(one.members), one.count] for one in pool.homes],
        "units": [[one.type, one.home, one.people] for one in pool.units],
    }


def _certificate(proof: Certificate) -> dict[str, Any]:
    cap = proof.cap
    return {
        "steps": [
            {
                "capped": step.capped,
                "settled": list(step.settled),
                "weights": _pairs(step.weights),
                "prices": _pairs(step.prices),
                "level": str(step.level),
            }
            for step in proof.steps
        ],
        "cap": None
        if cap is None
        else {
            "floor": str(cap.floor),
            "weights": _pairs(cap.weights),
            "prices": _pairs(cap.prices),
            "level": str(cap.level),
        },
        "never": [[unit, _pairs(prices)] for unit, prices in proof.never.items()],
        "cuts": [[list(weights), most] for weights, most in proof.cuts],
    }


def _pairs(values: Sparse) -> list[list[int | str]]:
    return [[place, str(value)] for place, value in sorted(values.items())]
