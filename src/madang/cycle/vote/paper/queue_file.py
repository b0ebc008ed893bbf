"""The list of torn stubs as a file: stub, name, date of birth. What is wrong is said by line and field."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from madang_methods.resident_number import find_resident_number

MOST_BYTES, MOST_LINES, MOST_FAULTS = 1_000_000, 5_000, 20
_COLUMNS = {"stub": ("부본", "부본번호", "stub"), "name": ("이름", "성명", "name"), "born": ("생년월일", "birth")}


class QueueFault(Exception):
    """`faults` are sentences, each with its line and its field. Nothing was entered."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Line:
    place: int
    stub: int
    name: str
    born: date | None


def read_queue(data: bytes) -> Iterator[Line]:
    """QueueFault with every line and field that cannot be read. Names are not repeated in what it says."""
    rows = list(_rows(data))
    places = _places(rows[0][1] if rows else [])
    faults: list[str] = []
    lines = [_line(place, row, places, faults) for place, row in rows[1:]]
    if not lines and not faults:
        faults.append(_("첫 줄 아래에 사람이 없습니다. 부본 목록을 적어 올려 주세요."))
    if faults:
        raise QueueFault(faults[:MOST_FAULTS])
    yield from lines


def fault(faults: list[str], line: Line, field: str, what: str) -> bool:
    told = {"line": line.place, "field": field, "what": what}
    faults.append(_("%(line)s번째 줄, %(field)s: %(what)s") % told)
    return False


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(data) > MOST_BYTES:
        raise QueueFault([_("파일이 1MB보다 큽니다. 나누어 올려 주세요.")])
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
            if reader.line_num > MOST_LINES:
                raise QueueFault([_("한 번에 5,000줄까지 받습니다. 나누어 올려 주세요.")])
    except csv.Error as error:
        raise QueueFault([_("%(line)s번째 줄: CSV로 읽을 수 없습니다.") % {"line": reader.line_num}]) from error


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):  # Excel in Korea writes the second
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise QueueFault([_("글자를 읽을 수 없습니다. UTF-8로 저장한 CSV를 올려 주세요.")])


def _places(header: list[str]) -> dict[str, int]:
    words = ["".join(word.split()).casefold() for word in header]
    places = {name: words.index(word) for name, known in _COLUMNS.items() for word in known if word in words}
    missing = [_COLUMNS[name][0] for name in ("stub", "name") if name not in places]
    if missing:
        raise QueueFault([_("첫 줄에 이 칸 이름이 없습니다: %(names)s.") % {"names": ", ".join(missing)}])
    return places


def _line(place: int, row: list[str], places: dict[str, int], faults: list[str]) -> Line | None:
    read = {name: row[at] if at < len(row) else "" for name, at in places.items()}
    line = Line(place, int(read["stub"]) if _is_number(read["stub"]) else 0, read["name"], _born(read.get("born", "")))
    if any(find_resident_number(cell) for cell in row):
        fault(faults, line, _("주민등록번호"), _("받지 않습니다. 그 칸을 지우고 다시 올려 주세요."))
    if not line.stub:
        fault(faults, line, _("부본 번호"), _("숫자로 적어 주세요."))
    if not line.name:
        fault(faults, line, _("이름"), _("비어 있습니다."))
    if read.get("born") and line.born is None:
        fault(faults, line, _("생년월일"), _("1950-03-01처럼 적어 주세요."))
    return line


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _born(text: str) -> date | None:
    digits = text.replace("-", "").replace(".", "").replace("/", "").replace(" ", "")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == 8 else None
    except ValueError:
        return None
