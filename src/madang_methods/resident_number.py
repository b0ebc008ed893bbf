"""Find what looks like a Korean resident or foreigner registration number in a text, so that it can be turned away.

Thirteen digits: the date of birth as YYMMDD, a digit for century and sex, six more. Since October 2020 the last six are
random (주민등록법 시행규칙 §2), so the old check digit proves nothing and is not used: a real date is enough.

>>> find_resident_number("연락처 010-1234-5678, 예산 3,200,000,000원")
>>> find_resident_number("저는 900101-1234567 입니다")
Found(start=3, end=17)
>>> find_resident_number("９００１０１　1２３４５６７").end
14
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .shown import Shown

_BETWEEN = r"[\s\-._·/~]{0,3}"  # what people put between the two halves
_DIGITS = " ?".join([r"(\d)"] * 6) + _BETWEEN + " ?".join([r"(\d)"] * 7)
_NUMBER = re.compile(rf"(?<!\d){_DIGITS}(?!\d)")
_CENTURY = {"9": 1800, "0": 1800, "1": 1900, "2": 1900, "5": 1900, "6": 1900}  # the rest: 2000


class Found(NamedTuple):
    """Where it stands in the text as given: text[start:end]."""

    start: int
    end: int


def find_resident_number(text: str) -> Found | None:
    """The first one, however it is written: full-width, with unseen characters between, spaced out."""
    return next(find_resident_numbers(Shown.of(text)), None)


def find_resident_numbers(shown: Shown) -> Iterator[Found]:
    """Every one, from left to right."""
    for match in _NUMBER.finditer(shown.text):
        digits = "".join(match.groups())
        if _is_a_date(digits[:6], digits[6]):
            yield Found(*shown.place(match.start(), match.end()))


def _is_a_date(born: str, century: str) -> bool:
    try:
        date(_CENTURY.get(century, 2000) + int(born[:2]), int(born[2:4]), int(born[4:]))
    except ValueError:
        return False
    return True
