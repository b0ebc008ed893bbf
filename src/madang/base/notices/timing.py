"""When a message may leave: at once, or with the next morning's or Monday's bundle; and when to try again."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from madang.base import clock

from .models import Frequency

MORNING = time(8)


def leaves_at(frequency: str, time_zone: str) -> datetime:
    """Bundles leave at eight in the morning where the government is."""
    now = clock.now()
    if frequency == Frequency.AT_ONCE:
        return now
    zone = ZoneInfo(time_zone)
    here = now.astimezone(zone)
    day = here.date() + timedelta(days=1 if here.time() >= MORNING else 0)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, MORNING, tzinfo=zone)


def try_again_at(attempts: int) -> datetime:
    """After 1, 4, 16, 64, 256 … minutes, but within six hours."""
    return clock.now() + min(timedelta(minutes=4 ** (attempts - 1)), timedelta(hours=6))
