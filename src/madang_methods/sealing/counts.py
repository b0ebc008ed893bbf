"""Numbers of people and papers that are published with a result, so that they can be added up by anyone.

Idea: the roll from opening to close, votes by district beside the people who live there, and for every booth the
papers that went out and came back. Only counts; nobody is named.

>>> Roll(opened=100, added=3, voided=1, closed=102, approved_by_two=4).as_dict()["closed"]
102
"""

from dataclasses import asdict, dataclass
from typing import Any

from .canonical import canonical, read_canonical
from .fields import Fields


@dataclass(frozen=True, slots=True)
class Roll:
    """People on the electoral roll. `approved_by_two` of the added and voided were approved by two officers.

    On an open roll `joined` came on by themselves while the vote ran; of these `proved` have, apart from the roll, a proof
    of who they are or where they belong.
    """

    opened: int
    added: int
    voided: int
    closed: int
    approved_by_two: int
    joined: int = 0
    proved: int = 0

    def as_dict(self) -> dict[str, int]:
        """Without the numbers of an open roll where the roll was none."""
        return {name: n for name, n in asdict(self).items() if n or name not in ("joined", "proved")}

    @property
    def adds_up(self) -> bool:
        return self.opened + self.joined + self.added - self.voided == self.closed


@dataclass(frozen=True, slots=True)
class District:
    """`population` is the official number; `votes` are the people of this district whose vote is counted."""

    name: str
    population: int
    roll: int
    votes: int


@dataclass(frozen=True, slots=True)
class Station:
    """A booth's papers. `box` were found in its box; `entry_a`, `entry_b` were typed in by two people independently;
    `valid` of them are counted.
    """

    name: str
    issued: int
    box: int
    spoiled: int
    unreturned: int
    entry_a: int
    entry_b: int
    valid: int


@dataclass(frozen=True, slots=True)
class Counts:
    """`counted`, `superseded`, `voided` are envelopes on the board; `voided` counts by reason."""

    election: str
    roll: Roll
    counted: int
    superseded: int
    voided: dict[str, int]
    districts: tuple[District, ...] = ()
    stations: tuple[Station, ...] = ()

    @property
    def encoded(self) -> bytes:
        return canonical(
            {"v": 1, "election": self.election, "roll": self.roll.as_dict(), "counted": self.counted}
            | {"superseded": self.superseded, "voided": self.voided}
            | {"districts": list(map(asdict, self.districts)), "stations": list(map(asdict, self.stations))}
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "Counts":
        given = Fields(read_canonical(data), "counts")
        given.number("v", 1)
        voided = Fields(given.object("voided"), "voided")
        counts = cls(
            given.text("election"),
            _roll(given.fields("roll")),
            given.number("counted"),
            given.number("superseded"),
            {name: voided.number(name) for name in voided.names},
            tuple(map(_district, given.list("districts"))),
            tuple(map(_station, given.list("stations"))),
        )
        given.end()
        return counts


def _roll(given: Fields) -> Roll:
    open_ones = [name for name in ("joined", "proved") if name in given.names]
    return Roll(**_numbers(given, "opened", "added", "voided", "closed", "approved_by_two", *open_ones))


def _district(data: Any) -> District:
    given = Fields(data, "district")
    return District(given.text("name"), **_numbers(given, "population", "roll", "votes"))


def _station(data: Any) -> Station:
    given = Fields(data, "station")
    papers = ("issued", "box", "spoiled", "unreturned", "entry_a", "entry_b", "valid")
    return Station(given.text("name"), **_numbers(given, *papers))


def _numbers(given: Fields, *names: str) -> dict[str, int]:
    numbers = {name: given.number(name) for name in names}
    given.end()
    return numbers
