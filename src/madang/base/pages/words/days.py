"""Days and moments as people say them: 9월 14일(월) 밤 11시 59분까지."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import get_language

from madang.base import clock

_WEEKDAYS = "월화수목금토일"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS_OF_DAY = ((6, "새벽"), (12, "오전"), (18, "오후"), (21, "저녁"), (24, "밤"))


def day(value: date, form: str = "") -> str:
    """A date: "2027년 9월 14일(화)"; form "short" leaves the present year out; "dots" is "2027. 9. 14."."""
    value = _local(value)
    if form == "dots":
        return f"{value.year}. {value.month}. {value.day}." if _korean() else _english(value, weekday=False, year=True)
    year = form != "short" or value.year != clock.today().year
    if not _korean():
        return _english(value, weekday=True, year=year)
    return f"{f'{value.year}년 ' if year else ''}{value.month}월 {value.day}일({_WEEKDAYS[value.weekday()]})"


def moment(value: datetime, form: str = "") -> str:
    """A date with its time: "2027년 9월 14일(화) 밤 11시 59분"; form as for `day`."""
    value = _local(value)
    return f"{day(value, form)} {_time(value)}" if _korean() else f"{day(value, form)}, {_time(value)}"


def until(value: date | datetime) -> str:
    """When something ends: "9월 14일(화) 밤 11시 59분까지". A window that shuts at midnight ends on the day before."""
    value = _local(value)
    if not isinstance(value, datetime):
        return f"{day(value, 'short')}까지" if _korean() else f"until {day(value, 'short')}"
    if (value.hour, value.minute) == (0, 0):
        last = day(value - timedelta(days=1), "short")
        return f"{last} 밤 12시까지" if _korean() else f"until midnight on {last}"
    return f"{moment(value, 'short')}까지" if _korean() else f"until {moment(value, 'short')}"


def dday(value: date | datetime) -> str:
    """How near a deadline is: "오늘", "내일", "3일 남음", "2일 지남"."""
    left = days_left(value)
    if _korean():
        return {0: "오늘", 1: "내일"}.get(left) or (f"{left}일 남음" if left > 0 else f"{-left}일 지남")
    words = f"{abs(left)} {'day' if abs(left) == 1 else 'days'}"
    return {0: "today", 1: "tomorrow"}.get(left) or (f"{words} left" if left > 0 else f"{words} late")


def nearness(value: date | datetime) -> str:
    """late, soon (within three days) or far: what colour and shape a deadline takes."""
    left = days_left(value)
    return "late" if left < 0 else "soon" if left <= 3 else "far"


def days_left(value: date | datetime) -> int:
    """Whole days until the last day of a deadline; a moment at midnight belongs to the day before."""
    value = _local(value)
    if isinstance(value, datetime):
        value = (value - timedelta(microseconds=1)).date()
    return (value - clock.today()).days


def _time(value: datetime) -> str:
    minutes = f" {value.minute}분" if value.minute else ""
    if _korean():
        if value.hour == 12:
            return f"낮 12시{minutes}"
        part = next(name for before, name in _PARTS_OF_DAY if value.hour < before)
        return f"{part} {value.hour % 12 or 12}시{minutes}"
    if value.minute == 0 and value.hour in (0, 12):
        return "noon" if value.hour else "midnight"
    clock_face = f"{value.hour % 12 or 12}" + (f":{value.minute:02}" if value.minute else "")
    return f"{clock_face} {'am' if value.hour < 12 else 'pm'}"


def _english(value: date, *, weekday: bool, year: bool) -> str:
    words = [_WEEKDAYS_EN[value.weekday()]] if weekday else []
    words += [str(value.day), _MONTHS_EN[value.month - 1]]
    return " ".join([*words, str(value.year)] if year else words)


def _korean() -> bool:
    return (get_language() or "ko") == "ko"


def _local(value):
    return localtime(value) if isinstance(value, datetime) and value.tzinfo else value
