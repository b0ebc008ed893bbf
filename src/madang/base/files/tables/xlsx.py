"""The first sheet of an XLSX, row by row.

A library that lays out the whole rectangle would ask for half a terabyte where one cell stands in the last corner of a sheet
of a few kilobytes. What a sheet declares of its own size is not even read.
"""

import io
import re
import zipfile
import zlib
from datetime import date, timedelta
from xml.parsers import expat

from django.utils.translation import gettext as _

from .parts import Package
from .table import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Table, Unreadable, too_large
from .workbook import Workbook, workbook_in

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW = 1_048_576
_FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
# 1 March 1900 to the end of 9999; below are times of a day, and a leap day that never was.
_TOLD_AS_DAYS = range(61, 2_958_466)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, ValueError, EOFError, OSError, NotImplementedError,
    RuntimeError, IndexError, OverflowError,
)  # fmt: skip


def read_xlsx(data: bytes) -> Table:
    """Raises Unreadable for whatever is no XLSX, is locked, or grows too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(archive)
            book = workbook_in(package)
            sheet = Sheet(book)
            package.read(book.sheet, sheet)
            return Table(tuple(sheet.rows), sheet.merged)
    except (*_BROKEN, StopIteration) as error:
        raise Unreadable(_("엑셀 파일로 읽을 수 없습니다. XLSX로 다시 저장해 주세요.")) from error


class Sheet:
    """Rows that hold something, as they come by. What is wrong is told with the cell it is in."""

    def __init__(self, book: Workbook):
        self.book = book
        self.rows: list[tuple[int, tuple[str, ...]]] = []
        self._merges: list[tuple[int, int]] = []
        self._row, self._column, self._cells = 0, -1, dict[int, str]()
        self._kind, self._style, self._said = "n", 0, list[str]()
        self._in_value = self._pronounced = False
        self._letters = 0

    @property
    def merged(self) -> frozenset[int]:
        """Numbers of rows that hold merged cells, in one walk along both."""
        found, last, merges = set[int](), 0, sorted(self._merges, reverse=True)
        for number, _cells in self.rows:
            while merges and merges[-1][0] <= number:
                last = max(last, merges.pop()[1])
            if number <= last:
                found.add(number)
        return frozenset(found)

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "row":
            self._start_row(said)
        elif name == "c":
            self._start_cell(said)
        elif name == "rPh":
            self._pronounced = True
        elif name == "v" or (name == "t" and not self._pronounced):
            self._in_value = True
        elif name == "mergeCell":
            self._merge(said["ref"])

    def text(self, text: str) -> None:
        if self._in_value:
            self._said.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._in_value = False
        elif name == "rPh":
            self._pronounced = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            if len(self.rows) == MOST_ROWS:
                raise too_large(_("%(row)s번째 줄") % {"row": self._row})
            width = max(self._cells) + 1
            self.rows.append((self._row, tuple(self._cells.get(column, "") for column in range(width))))

    def _start_row(self, said: dict[str, str]) -> None:
        before, self._row = self._row, int(said.get("r", self._row + 1))
        if not before < self._row <= _LAST_ROW:
            wrong = _("%(row)s번째 줄 다음에 줄의 차례가 맞지 않습니다. XLSX로 다시 저장해 주세요.")
            raise Unreadable(wrong % {"row": before})
        self._column, self._cells = -1, {}

    def _start_cell(self, said: dict[str, str]) -> None:
        self._column = _column(said["r"]) if "r" in said else self._column + 1
        self._kind, self._style = said.get("t", "n"), int(said.get("s", 0))
        self._said.clear()

    def _end_cell(self) -> None:
        try:
            value = self._value("".join(self._said))
        except (ValueError, IndexError, OverflowError) as error:
            wrong = _("%(place)s 칸을 읽을 수 없습니다. 값을 다시 적고 XLSX로 저장해 주세요.")
            raise Unreadable(wrong % {"place": self._place}) from error
        if not value.strip():
            return
        self._letters += len(value)
        if self._column >= MOST_COLUMNS or self._letters > MOST_LETTERS:
            raise too_large(self._place)
        self._cells[self._column] = value

    def _value(self, said: str) -> str:
        if self._kind == "s":
            place = int(said)
            if place < 0:
                raise ValueError("no such text")
            return self.book.texts[place]
        if self._kind == "n" and said:
            return self._day(said) or _number(said)
        return said[:10] if self._kind == "d" else said

    def _day(self, said: str) -> str:
        """A number whose style shows a day, as 2027-03-01."""
        if not (0 <= self._style < len(self.book.days) and self.book.days[self._style]):
            return ""
        days = int(float(said))
        return str(_FIRST_DAYS[self.book.since_1904] + timedelta(days)) if days in _TOLD_AS_DAYS else ""

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if None in ends or len(ends) > 2:
            raise ValueError("no range is called so")
        if len(self._merges) == MOST_ROWS:
            raise too_large(reference)
        numbers = sorted(int(end[2]) for end in ends)
        self._merges.append((numbers[0], numbers[-1]))

    @property
    def _place(self) -> str:
        letters, column = "", self._column + 1
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{self._row}"


def _number(said: str) -> str:
    """3000000.0 and 3E6 are what spreadsheets call 3000000; what is no whole number keeps its spelling."""
    number = float(said)
    return str(int(number)) if number.is_integer() and abs(number) < 10**15 else said


def _column(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError("no cell is called so")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1
