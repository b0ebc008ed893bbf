"""Which places a document can fill in an officer's own form, declared once by the stage that writes the document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..document import Cell, Document, Facts, Table, said

Values = Mapping[str, "Cell | date | Sequence[Mapping[str, Cell]]"]
# Forms are Korean papers, so what stands at the head of every document has these names in every language.
HEAD = ("제목", "문서번호", "시행일", "펴낸 곳", "문서요지", "주제어", "주소", "오늘")


@dataclass(frozen=True)
class Offer:
    """Offer("opinion", _("주민의견서"), fields={"회계연도": "2027"}, rows={"사업": {"이름": "그늘막", "금액": "320,000"}})

    `fields` and `rows` name the places, each with an example value. A place of a list is filled in a table row that begins
    with {{#사업}} and ends with {{/사업}}. Every document offers what stands at its head as well.
    """

    name: str
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self):
        places = [*self.fields, *self.rows, *(place for row in self.rows.values() for place in row)]
        if not re.fullmatch(r"[a-z][a-z-]*", self.name) or any(re.search(r"[{}#/\n]", place) for place in places):
            raise ValueError(f"Offer {self.name!r}: small letters and hyphens; places without {{, }}, # and /.")

    @classmethod
    def of(cls, name: str, title: str, example: Document) -> "Offer":
        """What an example of the document offers: its facts by term, its tables by caption and title of the column."""
        values = {key: value for key, value in values_of(example).items() if key not in HEAD}
        rows = {key: value[0] for key, value in values.items() if isinstance(value, list) and value}
        return cls(name, title, {key: value for key, value in values.items() if not isinstance(value, list)}, rows)

    @property
    def examples(self) -> dict[str, object]:
        """A value for every place, for trying out: two rows in every list."""
        head = dict(zip(HEAD, _EXAMPLES, strict=True))
        head["제목"] = str(self.title)
        return head | dict(self.fields) | {name: [dict(row), dict(row)] for name, row in self.rows.items()}


_EXAMPLES = (
    "",
    "참여예산-2027-12",
    "2026년 11월 26일",
    "해오름시",
    "주민이 고른 사업입니다.",
    "주민참여예산",
    "https://…",
    "2026년 11월 26일",
)


def values_of(document: Document) -> dict[str, object]:
    """What a document can say in a form, as printed: its head, its facts, and its tables as lists of rows."""
    day = long_day(document.date)
    head = [document.title, document.number, day, document.issuer, document.summary]
    values: dict[str, object] = dict(
        zip(HEAD, [*head, ", ".join(document.keywords), document.address, day], strict=True)
    )
    for block in document.blocks:
        match block:
            case Facts():
                values |= dict(block.rows)
            case Table():
                values[_clean(block.caption)] = [
                    {_clean(title): said(cell) for title, cell in zip(block.header, row, strict=True)}
                    for row in block.rows
                ]
                if block.totals:
                    values |= _totals(block)
    return values


def long_day(day: date) -> str:
    return f"{day.year}년 {day.month}월 {day.day}일"


def _totals(table: Table) -> dict[str, str]:
    """{{사업과 사업비 합계 사업비}}: caption, the word for the totals, and the column."""
    return {
        f"{_clean(table.caption)} 합계 {_clean(table.header[place])}": said(table.totals[place])
        for place in table.numeric
    }


def _clean(text: str) -> str:
    return " ".join(re.sub(r"[{}#/]", " ", text).split())
