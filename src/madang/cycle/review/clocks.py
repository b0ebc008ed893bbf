"""Deadlines in working days: the first day is not counted, and offices rest on holidays (민법 §157, §161)."""

from datetime import date, timedelta

from madang.base import clock
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.working_days import is_working_day


def after_working_days(first: date, days: int, country: str = "KR") -> date:
    """The last of so many working days after `first`.

    >>> after_working_days(date(2026, 5, 4), 2)  # Tuesday is Children's Day
    datetime.date(2026, 5, 7)
    """
    day = first
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, country)
    return day


def working_days_between(first: date, last: date, country: str = "KR") -> int:
    """How many working days a thing took: none if it was done on the day itself."""
    return sum(is_working_day(first + timedelta(days=n), country) for n in range(1, (last - first).days + 1))


def due(cycle: Cycle, days: int) -> date:
    return after_working_days(clock.today(), days, cycle.government.country)
