"""A table of counts with its totals, as cells and the sums between them: what a reader may add and subtract."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """Cell `total` is the sum of the cells `parts`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of people by name, the totals among them, and which are sums of which. The last cell is everybody."""

    names: tuple[str, ...]
    counts: tuple[int, ...]
    sums: tuple[Sum, ...]

    @classmethod
    def line(cls, names: Sequence[str], counts: Sequence[int]) -> "Table":
        """One split of everybody, and everybody.

        >>> Table.line(["east", "west"], [7, 9]).counts
        (7, 9, 16)
        """
        _same(len(names), len(counts))
        return cls((*names, "all"), (*counts, sum(counts)), (Sum(len(counts), tuple(range(len(counts)))),))

    @classmethod
    def grid(cls, rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]) -> "Table":
        """Two splits crossed, row by row; then the rows' totals, the columns' totals and everybody.

        >>> Table.grid(["east", "west"], ["young", "old"], [[1, 2], [3, 4]]).counts
        (1, 2, 3, 4, 3, 7, 4, 6, 10)
        """
        _same(len(rows), len(counts))
        for row in counts:
            _same(len(columns), len(row))
        down, across = len(rows), len(columns)
        names = (*(f"{r} {c}" for r in rows for c in columns), *rows, *columns, "all")
        inner = [count for row in counts for count in row]
        by_row, by_column = [sum(row) for row in counts], [sum(column) for column in zip(*counts, strict=True)]
        after, end = down * across, down * across + down + across
        sums = (
            *(Sum(after + r, tuple(range(r * across, (r + 1) * across))) for r in range(down)),
            *(Sum(after + down + c, tuple(range(c, after, across))) for c in range(across)),
            Sum(end, tuple(range(after, after + down))),
            Sum(end, tuple(range(after + down, end))),
        )
        return cls(names, (*inner, *by_row, *by_column, sum(inner)), sums)


@dataclass(frozen=True, slots=True)
class Published:
    """The same as everybody may see it: None is left out."""

    names: tuple[str, ...]
    counts: tuple[int | None, ...]
    sums: tuple[Sum, ...]

    @property
    def hidden(self) -> tuple[int, ...]:
        return tuple(number for number, count in enumerate(self.counts) if count is None)

    def __getitem__(self, name: str) -> int | None:
        return self.counts[self.names.index(name)]


def leave_out(table: Table, hidden: set[int] | frozenset[int]) -> Published:
    """These cells and no others: protects nothing by itself."""
    counts = tuple(None if number in hidden else count for number, count in enumerate(table.counts))
    return Published(table.names, counts, table.sums)


def _same(one: int, other: int) -> None:
    if one != other:
        raise ValueError(f"The table is ragged: {one} and {other}.")
