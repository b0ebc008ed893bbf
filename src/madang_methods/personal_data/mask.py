"""The text as everyone may read it: a word stands where the personal data stood."""

from collections.abc import Iterable, Mapping

from .find import Found, Kind, find_personal_data

WORDS: Mapping[Kind, str] = {
    Kind.RESIDENT_NUMBER: "(주민등록번호 가림)",
    Kind.DRIVER_LICENCE: "(운전면허번호 가림)",
    Kind.PASSPORT: "(여권번호 가림)",
    Kind.CARD: "(카드번호 가림)",
    Kind.EMAIL: "(전자우편 가림)",
    Kind.PHONE: "(전화번호 가림)",
    Kind.ACCOUNT: "(계좌번호 가림)",
    Kind.ADDRESS: "(집 주소 가림)",
    Kind.PLATE: "(차량번호 가림)",
}


def mask(text: str, found: Iterable[Found] | None = None, words: Mapping[Kind, str] = WORDS) -> str:
    """`found` are those that a person left to be masked; by default all. They do not overlap.

    >>> mask("문의 010-1234-5678, 골목 12곳")
    '문의 (전화번호 가림), 골목 12곳'
    """
    for one in sorted(find_personal_data(text) if found is None else found, key=lambda one: -one.start):
        text = text[: one.start] + words[one.kind] + text[one.end :]
    return text
