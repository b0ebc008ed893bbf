"""Quarters of a calendar year, and which of them nobody has reported yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from madang.base import clock
from madang.cycle.plan.models import Cycle

from .models import QUARTERS, Report, Work, quarter_of

DUE_AFTER = timedelta(days=15)  # no law sets it: offices close their books in the first days after


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(*quarter_of(day))

    @property
    def begins(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends(self) -> date:
        return self.next.begins - timedelta(days=1)

    @property
    def due(self) -> date:
        return self.ends + DUE_AFTER

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    @property
    def key(self) -> str:
        """As addresses name it: 2027-1."""
        return f"{self.year}-{self.number}"

    def __str__(self) -> str:
        return _("%(year)s년 %(quarter)s분기") % {"year": self.year, "quarter": self.number}


def last_ended() -> Quarter:
    return Quarter.of(clock.today()).before


def quarters_of(work: Work, until: Quarter) -> Iterator[Quarter]:
    """Those in which the work goes on, from its start to its end, and no further than `until`."""
    quarter, last = Quarter.of(work.starts), until
    if work.ended_on:
        last = min(until, Quarter.of(work.ended_on))
    while quarter <= last:
        yield quarter
        quarter = quarter.next


def unreported(cycles: Iterable[Cycle]) -> dict[int, dict[Quarter, list[Work]]]:
    """Works by cycle and ended quarter that nobody has reported about; two questions for all years."""
    told = set(Report.objects.filter(work__project__cycle__in=cycles).values_list("work", "year", "quarter"))
    found: dict[int, dict[Quarter, list[Work]]] = defaultdict(lambda: defaultdict(list))
    until = last_ended()
    for work in Work.objects.filter(project__cycle__in=cycles).select_related("project__office"):
        for quarter in quarters_of(work, until):
            if (work.pk, quarter.year, quarter.number) not in told:
                found[work.project.cycle_id][quarter].append(work)
    return found


def asked_quarter(text: str, default: Quarter | None) -> Quarter | None:
    """2027-1 from an address; whatever is none gives the default."""
    year, _dash, number = text.partition("-")
    if year.isascii() and year.isdecimal() and number in {str(one) for one in QUARTERS} and 2000 <= int(year) <= 2100:
        return Quarter(int(year), int(number))
    return default
