"""How numbers, money and dates are said, in the language of the page."""

from madang.base.places.names import name_of

from .counts import count_of, number, percent
from .days import day, days_left, dday, moment, nearness, until
from .josa import josa
from .money import money, won

__all__ = [
    "count_of",
    "day",
    "days_left",
    "dday",
    "josa",
    "moment",
    "money",
    "name_of",
    "nearness",
    "number",
    "percent",
    "until",
    "won",
]
