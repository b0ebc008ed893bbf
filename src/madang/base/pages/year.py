"""The year as stations on one line: what is done, where we are, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

NEAR = 4  # how many stations a phone shows


@dataclass(frozen=True)
class Station:
    """One stage of the year. `state`: done, here, open (also open now), next or skipped (not used here)."""

    name: str
    note: str = ""
    state: str = "next"
    url: str = ""


@dataclass(frozen=True)
class Stop:
    station: Station
    number: int
    classes: str


def near(stations: Sequence[Station]) -> dict:
    """The stations with the classes that keep the nearest four on a phone; `at` is the present one, or None."""
    here = next((i for i, station in enumerate(stations) if station.state == "here"), None)
    middle = here if here is not None else sum(s.state == "done" for s in stations) - 1
    first = max(0, min(middle - 1, len(stations) - NEAR))
    last = min(len(stations), first + NEAR) - 1
    stops = [Stop(s, i + 1, _classes(s, i, first, last)) for i, s in enumerate(stations)]
    return {"stops": stops, "at": None if here is None else here + 1, "total": len(stations)}


def _classes(station: Station, index: int, first: int, last: int) -> str:
    marks = [station.state, "near" * (first <= index <= last), "first" * (index == first), "last" * (index == last)]
    return " ".join(filter(None, marks))
