"""A published table inside a paper: chosen columns as a printed table, counts for a chart, all rows as data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from madang.base.datasets.column import Type
from madang.base.datasets.dataset import Dataset
from madang.base.documents.document import Table
from madang.base.documents.source import Source
from madang.base.pages.words import money

LONGEST = 160  # letters of a cell; the whole text is in the data


class Read:
    """`scope` is the cycle or the government, as the dataset asks. The rows are read once."""

    def __init__(self, dataset: Dataset, scope, currency: str = "KRW"):
        self.table, self.currency = dataset.table(scope), currency
        self.rows = list(self.table.rows())

    @property
    def source(self) -> Source:
        return Source.of(replace(self.table, rows=lambda: iter(self.rows)))

    @cached_property
    def places(self) -> dict[str, int]:
        return {column.name: place for place, column in enumerate(self.table.columns)}

    def listed(self, names: Sequence[str], caption: str = "") -> Table | None:
        """None where there is no row. Codes are printed as what they mean."""
        if not self.rows:
            return None
        columns = [self.table.columns[self.places[name]] for name in names]
        numeric = [place for place, one in enumerate(columns) if one.type.is_number and one.type != Type.MONEY]
        numeric += [place for place, one in enumerate(columns) if one.type == Type.MONEY]
        rows = [[self._said(one, row[self.places[one.name]]) for one in columns] for row in self.rows]
        return Table(caption or self.table.title, [one.title for one in columns], rows, numeric=sorted(numeric))

    def counted(self, name: str) -> list[tuple[str, int]]:
        """How many rows say what, most first; by what a code means."""
        column = self.table.columns[self.places[name]]
        counts = Counter(
            str(dict(column.codes).get(row[self.places[name]], row[self.places[name]])) for row in self.rows
        )
        return sorted(
            ((said, number) for said, number in counts.items() if said not in ("", "None")), key=lambda one: -one[1]
        )

    def of(self, name: str) -> list:
        return [row[self.places[name]] for row in self.rows]

    def _said(self, column, value):
        if value is None or value == "":
            return "–"
        if column.codes:
            return str(dict(column.codes).get(value, value))
        if column.type == Type.MONEY:
            return money(value, self.currency)
        if isinstance(value, datetime):
            return timezone.localtime(value).date().isoformat()
        if isinstance(value, bool) or not isinstance(value, int):
            text = str(value)
            return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        return value
