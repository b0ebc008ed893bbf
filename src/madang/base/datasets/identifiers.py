"""A look for residents' identifiers in a table before it is published: at names, titles and values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .column import Column, Privacy, Type
from .dataset import Dataset, Row

# Parts of a column's name that always mean a person's identifier.
IDENTIFIER = {
    "email",
    "mail",
    "phone",
    "mobile",
    "tel",
    "birth",
    "birthday",
    "birthdate",
    "dob",
    "rrn",
    "ssn",
    "passport",
}
IDENTIFIER |= {"password", "ip", "fax", "kakao", "ci"}
PERSON = {"resident", "proposer", "voter", "person", "user", "applicant", "participant", "account", "child", "guardian"}
# "resident" or "resident_name" points at somebody; "resident_count" and "resident_share" do not.
POINTER = {"name", "id", "number", "no", "key", "address", "account", "login", "signature"}
TITLES = re.compile(
    r"전자우편|이메일|전화번호|휴대전화|휴대폰|생년월일|주민등록번호|주민번호|성명|제안자 이름|집 주소|여권"
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}")
PHONE = re.compile(r"(?<!\d)(0|\+82[ -]?0?)1[016-9][ .-]?\d{3,4}[ .-]?\d{4}(?!\d)")
# Not inside a longer word: a digest may hold thirteen digits in a row.
THIRTEEN = re.compile(r"(?<![0-9A-Za-z])(\d{6})[ -]?(\d)\d{6}(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Finding:
    column: str
    what: str
    row: int | None = None


def raw_identifiers(dataset: Dataset, rows: Iterable[Row] = ()) -> list[Finding]:
    """What in this table looks like an identifier of a resident: by its columns and, when given, by its rows.

    Rows are numbered from 1. A resident registration number is reported even where `why_public` excuses the column.
    """
    findings = [Finding(column.name, what) for column in dataset.columns for what in _in_words(column)]
    for number, row in enumerate(rows, start=1):
        for column, value in zip(dataset.columns, row, strict=True):
            findings += [Finding(column.name, what, number) for what in _in_value(column, value)]
    return findings


def small_groups(dataset: Dataset, rows: Iterable[Row]) -> list[Finding]:
    """Counts of people smaller than their column promises; nought is told apart from few, and allowed."""
    return [
        Finding(column.name, "small group", number)
        for number, row in enumerate(rows, start=1)
        for column, value in zip(dataset.columns, row, strict=True)
        if column.privacy == Privacy.AGGREGATE and value is not None and 0 < value < column.at_least
    ]


def _in_words(column: Column) -> Iterator[str]:
    if column.privacy == Privacy.PERSONAL:
        yield "declared personal"
    if column.why_public:
        return
    parts = column.name.split("_")
    points = len(parts) == 1 or POINTER & set(parts)
    if IDENTIFIER & set(parts) or (PERSON & set(parts) and points):
        yield "name of the column"
    if TITLES.search(str(column.title)):
        yield "title of the column"


def _in_value(column: Column, value) -> Iterator[str]:
    # Money is left out: a trillion won has thirteen digits too.
    if value is None or not (column.type.is_text or column.type == Type.INTEGER):
        return
    text = str(value)
    thirteen = THIRTEEN.search(text)
    if thirteen and _is_birthday(thirteen[1]) and thirteen[2] != "0":
        yield "resident registration number"
    elif thirteen and not column.why_public:
        yield "thirteen digits"
    if column.why_public:
        return
    if EMAIL.search(text):
        yield "e-mail address"
    if PHONE.search(text):
        yield "mobile telephone"


def _is_birthday(six: str) -> bool:
    """Whether YYMMDD is a day in some century; only the year's place in the leap cycle matters."""
    try:
        date(2000 + int(six[:2]) % 4, int(six[2:4]), int(six[4:]))
    except ValueError:
        return False
    return True
