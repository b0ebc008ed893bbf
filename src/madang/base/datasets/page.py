"""What the page of a table shows: its first rows, leaf by leaf, and what each column means."""

from collections.abc import Iterable
from itertools import islice

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from .column import Column, Type
from .dataset import Dataset, Row
from .formats import FORMATS, text

LEAF = 50
LEAVES = 20
SHORT = 24


def context(request: HttpRequest, dataset: Dataset, scope) -> dict:
    """Two queries for a QuerySet however many rows there are; the first thousand rows can be leafed through."""
    leaf = _leaf(request)
    rows, total, last = _read(dataset.rows(scope), leaf)
    table = dataset.table(scope)
    cells = [_Cell(column, table.zone) for column in table.columns]
    return {
        "dataset": dataset,
        "table": table,
        "rows": [[cell(value) for cell, value in zip(cells, row, strict=True)] for row in rows],
        "total": total,
        "first": (leaf - 1) * LEAF + 1,
        "leaf": leaf,
        "leaves": Paginator(range(last * LEAF), LEAF).get_elided_page_range(leaf, on_each_side=1, on_ends=1),
        "last": last,
        "cut": last == LEAVES,
        "address": request.path.rstrip("/"),
        "formats": FORMATS.values(),
    }


def _leaf(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), LEAVES) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def _read(rows: Iterable[Row], leaf: int) -> tuple[list[Row], int | None, int]:
    """This leaf's rows, how many there are if the database can say, and the number of the last leaf."""
    start = (leaf - 1) * LEAF
    if isinstance(rows, QuerySet):
        total = rows.count()
        return list(rows[start : start + LEAF]), total, min(max(-(-total // LEAF), 1), LEAVES)
    read = list(islice(rows, start, start + LEAF + 1))
    more = len(read) > LEAF and leaf < LEAVES
    return read[:LEAF], None, leaf + more


class _Cell:
    """How the page shows the cells of a column."""

    def __init__(self, column: Column, zone):
        self.column, self.codes, self.write = column, dict(column.codes), text.writer(column.type, zone)

    def __call__(self, value) -> dict:
        said = "" if value is None else self._said(value)
        # Only what begins like a web address becomes a link: javascript: stays text.
        is_link = said.startswith(("https://", "http://", "/")) and not said.startswith("//")
        # A code or a date is one word, and stays on one line.
        is_word = self.column.type == Type.DATETIME or (len(said) <= SHORT and " " not in said)
        is_told = self.column.type == Type.STRING and not self.codes
        # What people wrote speaks the government's language, whatever that of the page; a code speaks none.
        speaks = is_told and not said.isascii()
        shape = {"is_link": is_link, "is_word": is_word, "is_told": is_told and not is_word, "speaks": speaks}
        return {"text": said, "column": self.column, "value": value} | shape

    def _said(self, value) -> str:
        if self.column.type == Type.DATETIME:
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        # What has a unit is counted and reads better grouped; a year or a number in a list has none.
        if self.column.type.is_number and (self.column.unit or self.column.type != Type.INTEGER):
            return f"{value:,}"
        said = self.write(value)
        return self.codes.get(said, said)
