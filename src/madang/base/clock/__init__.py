"""What time it is: the one clock everything asks, so that a rehearsal can live a whole year in a minute."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

KOREA = ZoneInfo("Asia/Seoul")
_set_to: datetime | None = None


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _set_to or datetime.now(tz=ZoneInfo("UTC")) + settings.CLOCK_AHEAD


def ahead() -> timedelta:
    """How far this clock was moved, so that another one can be moved as far: nothing in real life."""
    return now() - datetime.now(tz=ZoneInfo("UTC"))


def today() -> date:
    """The date where the government of this request is."""
    return timezone.localtime(now()).date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment, for rehearsals and tests. Process-wide, so that a server thread sees it too."""
    global _set_to
    if timezone.is_naive(moment):
        raise ValueError("The clock needs a moment with its time zone.")
    before, _set_to = _set_to, moment.astimezone(ZoneInfo("UTC"))
    try:
        yield
    finally:
        _set_to = before
