"""How long a plan has been announced before its call may open."""

from dataclasses import dataclass
from datetime import date, timedelta

from .working_days import working_day_from


@dataclass(frozen=True)
class NoticePeriod:
    """From `first` to `last`, both announced. `extended` when the last day fell on a day off."""

    first: date
    last: date
    days: int
    extended: bool

    @property
    def call_may_open(self) -> date:
        return self.last + timedelta(days=1)


def notice_period(first: date, days: int, country: str = "KR") -> NoticePeriod:
    """The first day is not counted (민법 §157); a last day on which offices rest moves to the next (§161).

    >>> notice_period(date(2027, 2, 1), 10)
    NoticePeriod(first=datetime.date(2027, 2, 1), last=datetime.date(2027, 2, 11), days=10, extended=False)
    """
    counted = first + timedelta(days=days)
    last = working_day_from(counted, country) if days else counted
    return NoticePeriod(first, last, days, last != counted)
