"""The year a white paper is written about: what several chapters ask for is asked of the database once."""

from functools import cached_property

from madang.base.documents.document import Paragraph, Table
from madang.cycle.plan.models import Cycle

from ..ends import Way, ways_of
from ..money import year_of
from ..tables import Read


class Year:
    def __init__(self, cycle: Cycle):
        self.cycle, self.government, self.currency = cycle, cycle.government, cycle.government.currency

    def read(self, dataset) -> Read:
        return Read(dataset, self.cycle if dataset.scope == "cycle" else self.government, self.currency)

    @cached_property
    def ways(self) -> list[Way]:
        return ways_of(self.cycle)

    @cached_property
    def money(self):
        """The projects' standings, and the sum of all."""
        return year_of(self.cycle)


def table_or(table: Table | None, otherwise: str):
    """A table with rows, or the sentence that there are none."""
    return table if table else Paragraph(otherwise)
