"""Counts with the word that counts them: 1,842표, 1,842 votes."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

# Korean counter, English one, English many. A new noun is a line here.
NOUNS = {
    "person": ("명", "person", "people"),
    "household": ("가구", "household", "households"),
    "proposal": ("건", "proposal", "proposals"),
    "project": ("개", "project", "projects"),
    "vote": ("표", "vote", "votes"),
    "envelope": ("개", "envelope", "envelopes"),
    "paper": ("장", "paper", "papers"),
    "comment": ("개", "comment", "comments"),
    "opinion": ("개", "opinion", "opinions"),
    "place": ("곳", "place", "places"),
    "area": ("곳", "area", "areas"),
    "government": ("곳", "government", "governments"),
    "meeting": ("번", "meeting", "meetings"),
    "day": ("일", "day", "days"),
    "hour": ("시간", "hour", "hours"),
    "time": ("번", "time", "times"),
    "row": ("줄", "row", "rows"),
    "page": ("쪽", "page", "pages"),
    "file": ("개", "file", "files"),
    "payment": ("건", "payment", "payments"),
    "task": ("건", "task", "tasks"),
    "item": ("개", "item", "items"),
    "point": ("점", "point", "points"),
    "seat": ("자리", "seat", "seats"),
}


def number(value: float | Decimal) -> str:
    """1234567 as "1,234,567", decimals only where there are some."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def count_of(value: int, noun: str) -> str:
    """count_of(1842, "vote") is "1,842표", in English "1,842 votes". KeyError names a noun that is not in NOUNS."""
    counter, one, many = NOUNS[noun]
    if (get_language() or "ko") == "ko":
        return f"{value:,}{counter}"
    return f"{value:,} {one if value == 1 else many}"


def percent(part: float | Decimal, whole: float | Decimal = 1) -> str:
    """part of whole with one decimal, halves up: percent(41, 1000) is "4.1%". Of nothing it is a dash."""
    if not whole:
        return "–"
    share = (Decimal(str(part)) * 100 / Decimal(str(whole))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share:,}".removesuffix(".0") + "%"
