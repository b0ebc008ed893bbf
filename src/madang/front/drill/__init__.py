"""A whole vote by commands alone, to try a machine before people trust it: `madang drill`.

Three holders of the key and two witnesses work offline with `python -m madang_methods seal`; 1,000 people vote on screen,
100 at a terminal, 200 on paper; twenty object. What was published is then counted again by the one published file.
"""

from datetime import datetime, timedelta

from madang.base.clock import KOREA

TOWN, YEAR, TRACK = "drill", 2027, "city"
OPENS, CLOSES = datetime(2026, 9, 1, 9, tzinfo=KOREA), datetime(2026, 9, 14, 18, tzinfo=KOREA)
MAKING = OPENS - timedelta(days=4)
OVER = CLOSES + timedelta(minutes=11)
CHALLENGED = OVER + timedelta(days=3, minutes=1)


class Failed(Exception):
    """Something that must hold did not; the words say what."""


def must(holds: bool, what: str) -> None:
    if not holds:
        raise Failed(what)
