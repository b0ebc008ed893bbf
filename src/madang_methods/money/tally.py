"""Adding entries up by any key: the one sum behind every page, document and file."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction

from .account import Account
from .columns import Column
from .entry import Entry


def tally[Key: Hashable](entries: Iterable[Entry], by: Callable[[Entry], Key]) -> dict[Key, Account]:
    """An account for each key that occurs, in the order in which keys first occur."""
    sums: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        sums[by(entry)][str(entry.column)] += entry.amount
    return {key: Account(**columns) for key, columns in sums.items()}


def shares(entries: Iterable[Entry], line: str, column: Column) -> dict[str, Fraction]:
    """Which part of a budget line each project holds; what is missing to 1 belongs to no project of the residents."""
    of_line = [entry for entry in entries if entry.line == line and entry.column == column]
    whole = sum(entry.amount for entry in of_line if not entry.project)
    held = tally((entry for entry in of_line if entry.project), by=lambda entry: entry.project)
    return {project: Fraction(getattr(account, column), whole) for project, account in held.items()} if whole else {}
