"""A table as it came: rows of text, and how large one may be."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_ROWS = 20_000  # that hold something
MOST_COLUMNS = 100
MOST_LETTERS = 20_000_000  # in all cells; one long text may stand in many
BIGGEST_UNPACKED = 50_000_000  # bytes of XML, all parts together


class Unreadable(Exception):
    """Says in a sentence why the file as a whole cannot be read, and where."""


@dataclass(frozen=True)
class Table:
    """`rows` that hold something: number as the spreadsheet shows it, and its cells as they are written, without the empty ones
    at the end. `merged`: numbers of the rows that hold merged cells."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: frozenset[int] = frozenset()


def too_large(place: str) -> Unreadable:
    """`place`: a cell or row at which there is too much."""
    wrong = _("표가 너무 큽니다(%(place)s). %(rows)s줄, %(columns)s칸까지 받습니다.")
    return Unreadable(wrong % {"place": place, "rows": f"{MOST_ROWS:,}", "columns": MOST_COLUMNS})
