"""What is wrong with a table: which file, which row, which field."""

from ..ballot import ElectionError


class TableError(ElectionError):
    """The tables are refused. `row` is 0 where no single row is at fault; in a file the columns' names are row 1.

    >>> print(TableError("ballots.csv", 7, "points", "'-5' is no whole number from 0"))
    ballots.csv, row 7, points: '-5' is no whole number from 0.
    """

    def __init__(self, file: str, row: int, field: str, problem: str) -> None:
        self.file, self.row, self.field, self.problem = file, row, field, problem
        where = ", ".join(part for part in (file, f"row {row}" if row else "", field) if part)
        super().__init__(f"{where}: {problem}.")


def shown(value: object) -> str:
    """A value as it may stand in a message: short, with nothing invisible.

    >>> shown("road"), shown("x" * 99)[-3:]
    ("'road'", "x…'")
    """
    text = str(value)[:41]
    text = text if text.isprintable() else ascii(text)[1:-1]
    text = text if len(text) <= 40 else text[:40] + "…"
    return f"'{text}'" if isinstance(value, str) else text
