"""Find what identifies a person or leads to one in a text that everyone is to read.

What a proposal needs stays: prices, dates, ordinances, project numbers, a street and its number, an office's own telephone and
e-mail. 개인정보 보호법 §2 and §24 say what is protected; the forms of numbers are those of the authorities named in `patterns`.

>>> text = "해오름로 12 앞이 어두워요. 010-1234-5678, 예산 3,000,000원"
>>> [(found.kind.value, text[found.start : found.end]) for found in find_personal_data(text)]
[('phone', '010-1234-5678')]
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from ..resident_number import find_resident_numbers
from ..shown import Shown
from . import patterns


class Kind(StrEnum):
    """In this order, where two would cover the same characters."""

    RESIDENT_NUMBER = "resident_number"
    DRIVER_LICENCE = "driver_licence"
    PASSPORT = "passport"
    CARD = "card"
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    PLATE = "plate"


class Found(NamedTuple):
    """text[start:end] of the text as given."""

    kind: Kind
    start: int
    end: int


def find_personal_data(text: str) -> list[Found]:
    """From left to right; nothing is covered twice."""
    shown = Shown.of(text)
    found = [Found(Kind.RESIDENT_NUMBER, *place) for place in find_resident_numbers(shown)]
    for kind, finder in _FINDERS.items():
        found += [Found(kind, *shown.place(*span)) for span in finder(shown.text)]
    taken: list[Found] = []
    for one in sorted(found, key=lambda one: (list(Kind).index(one.kind), one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


Spans = Iterator[tuple[int, int]]


def _whole(pattern: re.Pattern[str]) -> Callable[[str], Spans]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _emails(text: str) -> Spans:
    for match in patterns.EMAIL.finditer(text):
        if not patterns.OFFICE_MAIL.search(match.group()):
            yield match.span()


def _phones(text: str) -> Spans:
    yield from (match.span() for match in patterns.MOBILE.finditer(text))
    yield from (match.span() for match in patterns.SPOKEN_MOBILE.finditer(text))
    for match in patterns.LANDLINE.finditer(text):
        before, after = text[max(0, match.start() - 25) : match.start()], text[match.end() : match.end() + 15]
        if not patterns.OFFICE.search(before) and not patterns.OFFICE_AFTER.match(after):
            yield match.span()


def _cards(text: str) -> Spans:
    for match in patterns.CARD.finditer(text):
        if _luhn(re.sub(r"\D", "", match.group())):
            yield match.span()


def _accounts(text: str) -> Spans:
    for pattern in (patterns.ACCOUNT, patterns.ACCOUNT_BEFORE_BANK):
        for match in pattern.finditer(text):
            if 10 <= len(re.sub(r"\D", "", match["number"])) <= 16:
                yield match.span("number")


def _plates(text: str) -> Spans:
    for match in patterns.PLATE.finditer(text):
        year = match["letter"] in "조호주부수로도구" and "1900" <= match["number"] <= "2099"
        if not year:
            yield match.span()


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B).

    >>> _luhn("4111111111111111"), _luhn("4111111111111112")
    (True, False)
    """
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


_FINDERS: dict[Kind, Callable[[str], Spans]] = {
    Kind.DRIVER_LICENCE: _whole(patterns.DRIVER_LICENCE),
    Kind.PASSPORT: lambda text: (match.span("number") for match in patterns.PASSPORT.finditer(text)),
    Kind.CARD: _cards,
    Kind.EMAIL: _emails,
    Kind.PHONE: _phones,
    Kind.ACCOUNT: _accounts,
    Kind.ADDRESS: _whole(patterns.ADDRESS),
    Kind.PLATE: _plates,
}
