"""Read a table that an officer uploads, strictly: columns by name, each fault by row and field, all of it or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from madang.base.files.tables.table import Unreadable
from madang.base.people.marks import normalise
from madang.cycle.propose.table_file import Fault, places_of, rows_of
from madang_methods.resident_number import find_resident_number

MOST_ROWS = 5000

# What a column may be called; the first is its name in sentences.
Columns = Mapping[str, tuple[str, ...]]


@dataclass
class Reading:
    """`lines` count for nothing while `faults` is not empty."""

    lines: list = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: int, where: str, what: str) -> None:
        self.faults.append(Fault(row, where, what))


@dataclass
class Row:
    """One row of the file; `say(column, sentence)` is a fault of it."""

    number: int
    said: dict[str, str]
    columns: Columns
    reading: Reading
    sound: bool = True

    def __getitem__(self, name: str) -> str:
        return self.said.get(name, "")

    def say(self, name: str, what: str) -> None:
        self.sound = False
        self.reading.blame(self.number, self.columns[name][0], what)

    def one_of(self, name: str, known: Mapping[str, object], what: str, usual=None):
        """What the word of this column names, by its normalised spellings; empty gives the usual one."""
        if not self[name]:
            return usual
        found = known.get(normalise(self[name]))
        if found is None:
            self.say(name, what)
        return found


def rows_in(data: bytes, columns: Columns, must: tuple[str, ...], reading: Reading) -> Iterator[Row]:
    """The rows that hold something; whatever cannot be read at all is a fault of the file."""
    try:
        yield from _rows(data, columns, must, reading)
    except Unreadable as unreadable:
        reading.blame(1, _("파일"), str(unreadable))


def _rows(data: bytes, columns: Columns, must: tuple[str, ...], reading: Reading) -> Iterator[Row]:
    rows = rows_of(data)
    header, first = next(rows, ([], 1))
    if not _is_header(header, first, columns, must, reading):
        return
    places, any_row = places_of(header, columns), False
    for cells, number in rows:
        if number > MOST_ROWS + 1:
            return reading.blame(number, _("파일"), _("한 번에 %(most)s줄까지 올릴 수 있습니다.") % {"most": MOST_ROWS})
        if not any(cells):
            continue
        any_row = True
        row = Row(number, {name: cells[at] if at < len(cells) else "" for name, at in places.items()}, columns, reading)
        _check_cells(row, cells, len(header), must)
        yield row
    if not any_row:
        reading.blame(2, _("파일"), _("제목 줄 말고는 줄이 없습니다."))


def _is_header(header: list[str], row: int, columns: Columns, must: tuple[str, ...], reading: Reading) -> bool:
    known = {word for words in columns.values() for word in words}
    words = [normalise(word).casefold() for word in header]
    places = places_of(header, columns)
    for name in must:
        if name not in places:
            reading.blame(row, columns[name][0], _("첫 줄에 이 칸 이름이 없습니다."))
    for shown, word in zip(header, words, strict=True):
        if word and word not in known:
            reading.blame(row, shown[:40], _("모르는 칸 이름입니다. 지우거나 고쳐 주세요."))
    for names in columns.values():
        if sum(word in names for word in words) > 1:
            reading.blame(row, names[0], _("이 칸이 두 번 있습니다."))
    return not reading.faults


def _check_cells(row: Row, cells: list[str], width: int, must: tuple[str, ...]) -> None:
    for name in must:
        if not row[name]:
            row.say(name, _("비어 있습니다."))
    if any(cells[width:]):
        row.say(next(iter(row.columns)), _("첫 줄보다 칸이 많습니다. 쉼표가 든 글은 따옴표로 감싸 주세요."))
    for name, text in row.said.items():
        if find_resident_number(text):
            row.say(name, _("주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요."))
