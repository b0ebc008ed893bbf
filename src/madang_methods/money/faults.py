"""What no ledger may hold, so that anyone can audit the published one: gaps, wrong entries back, shares above their line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .account import Account
from .columns import Column
from .entry import Entry

SHARED = (Column.BILL, Column.BUDGET)  # a line's total is known here, and its projects stay within it


@dataclass(frozen=True)
class Fault:
    """`code` is gap, reverse, below, shares or overspent; `entry` is the number at which it shows; `detail` is exact."""

    code: str
    entry: int
    detail: str


def faults(entries: Iterable[Entry]) -> list[Fault]:
    """Every fault, in the order of the ledger. A ledger with none gives an empty list."""
    ordered = sorted(entries, key=lambda entry: entry.number)
    return sorted(
        [*_gaps(ordered), *_reverses(ordered), *_below(ordered), *_shares(ordered), *_overspent(ordered)],
        key=lambda fault: (fault.entry, fault.code),
    )


def _gaps(entries: list[Entry]) -> list[Fault]:
    numbers = [entry.number for entry in entries]
    return [
        Fault("gap", number, f"expected {expected}")
        for expected, number in enumerate(numbers, start=1)
        if number != expected and (expected == 1 or numbers[expected - 2] + 1 != number)
    ]


def _reverses(entries: list[Entry]) -> list[Fault]:
    by_number, taken, found = {entry.number: entry for entry in entries}, set[int](), list[Fault]()
    for entry in entries:
        if entry.reverses is None:
            continue
        first = by_number.get(entry.reverses)
        if first is None or first.number >= entry.number or not _is_back(entry, first) or first.number in taken:
            found.append(Fault("reverse", entry.number, f"takes back {entry.reverses}"))
        taken.add(entry.reverses)
    return found


def _is_back(entry: Entry, first: Entry) -> bool:
    same = replace(
        first, number=entry.number, booking=entry.booking, amount=-first.amount, on=entry.on, booked=entry.booked,
        reverses=first.number,
    )  # fmt: skip
    return entry == same


def _below(entries: list[Entry]) -> list[Fault]:
    sums: dict[tuple[object, ...], int] = defaultdict(int)
    found = []
    for entry in entries:
        key = (entry.fiscal_year, entry.project, entry.line, entry.column, entry.source)
        sums[key] += entry.amount
        if sums[key] < 0 and entry.column != Column.MOVED:
            found.append(Fault("below", entry.number, f"{entry.column} {sums[key]}"))
    return found


def _shares(entries: list[Entry]) -> list[Fault]:
    whole: dict[tuple[object, ...], int] = defaultdict(int)
    held: dict[tuple[object, ...], int] = defaultdict(int)
    found = []
    for entry in entries:
        if not entry.line or entry.column not in SHARED:
            continue
        key = (entry.fiscal_year, entry.line, entry.column)
        (held if entry.project else whole)[key] += entry.amount
        if held[key] > whole[key]:
            found.append(Fault("shares", entry.number, f"{held[key]} of {whole[key]}"))
    return found


def _overspent(entries: list[Entry]) -> list[Fault]:
    accounts: dict[tuple[int, str], Account] = defaultdict(Account)
    found = []
    for entry in entries:
        if not entry.project:
            continue
        key = (entry.fiscal_year, entry.project)
        accounts[key] += Account(**{str(entry.column): entry.amount})
        if accounts[key].unspent < 0:
            found.append(Fault("overspent", entry.number, f"{accounts[key].unspent}"))
    return found
