"""Which days offices work, and a window moved into the next year."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone


@lru_cache
def _days_off(country: str, year: int) -> frozenset[date]:
    if country not in holidays.list_supported_countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))


def is_working_day(day: date, country: str = "KR") -> bool:
    return day.weekday() < 5 and day not in _days_off(country, day.year)


def working_day_from(day: date, country: str = "KR") -> date:
    """The day itself, or the next one on which offices work (민법 §161)."""
    while not is_working_day(day, country):
        day += timedelta(days=1)
    return day


def last_working_day(day: date, country: str = "KR") -> date:
    """The day itself, or the last one before on which offices work."""
    while not is_working_day(day, country):
        day -= timedelta(days=1)
    return day


def a_year_later(opens_at: datetime, closes_at: datetime, country: str = "KR") -> tuple[datetime, datetime]:
    """The same dates next year; where offices rest on one, the next day they work. Hours stay, in local time.

    A window that closes at midnight lasts until the day before, so it is that day which is moved.
    """
    opens, closes = timezone.localtime(opens_at), timezone.localtime(closes_at)
    at_midnight = closes == closes.replace(hour=0, minute=0, second=0, microsecond=0)
    last = closes.date() - timedelta(days=at_midnight)
    first_day = working_day_from(next_year(opens.date()), country)
    last_day = working_day_from(next_year(last), country) + timedelta(days=at_midnight)
    moved = _on(first_day, opens), _on(last_day, closes)
    # Saturday morning to Sunday morning would both become Monday: the window keeps at least its length.
    return moved if moved[0] < moved[1] else (moved[0], moved[0] + (closes - opens))


def same_dates_next_year(opens_at: datetime, closes_at: datetime) -> tuple[datetime, datetime]:
    """For stages the law dates: they do not move for a holiday."""
    opens, closes = timezone.localtime(opens_at), timezone.localtime(closes_at)
    return _on(next_year(opens.date()), opens), _on(next_year(closes.date()), closes)


def next_year(day: date) -> date:
    """29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _on(day: date, moment: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment.time()), moment.tzinfo)
