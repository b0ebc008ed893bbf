"""One entry of the ledger. Entries are never changed: a correction is an entry back, and says which one it takes back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .columns import Column, Source


@dataclass(frozen=True)
class Entry:
    """`amount` in the currency's smallest unit, never nothing. `project` is empty where an entry speaks of a whole budget
    line, `line` before the money stands on one. `on`: the day it holds from; `booked`: the day it was written down."""

    number: int
    booking: int
    fiscal_year: int
    project: str
    line: str
    column: Column
    source: str
    amount: int
    on: date
    booked: date
    reverses: int | None = None

    def __post_init__(self) -> None:
        if not self.amount:
            raise ValueError(f"Entry {self.number}: an amount of nothing says nothing.")
        if not (self.project or self.line):
            raise ValueError(f"Entry {self.number}: belongs to a project, a budget line, or both.")
        object.__setattr__(self, "column", Column(self.column))
        object.__setattr__(self, "source", Source(self.source))


def entry_of(row: Mapping[str, str]) -> Entry:
    """From a row of the published ledger. Raises ValueError that names what is wrong, KeyError for a missing column."""
    return Entry(
        number=int(row["number"]),
        booking=int(row["booking"]),
        fiscal_year=int(row["fiscal_year"]),
        project=row["project"],
        line=row["line"],
        column=Column(row["column"]),
        source=row["source"],
        amount=int(row["amount"]),
        on=date.fromisoformat(row["on"]),
        booked=date.fromisoformat(row["booked"]),
        reverses=int(row["reverses"]) if row["reverses"] else None,
    )


def as_of(entries: Iterable[Entry], day: date) -> Iterator[Entry]:
    """What had been written down by the end of that day: any published table can be made again from it."""
    return (entry for entry in entries if entry.booked <= day)
