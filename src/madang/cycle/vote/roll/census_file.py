"""Read a census: name, birth date, neighbourhood. What is wrong is said by line and field; nothing is repeated.

Columns by name, in Korean or English: 이름, 생년월일, 동네; if wanted 구분 (주민등록 without it), 공무원 (y), 번호.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from madang.base.people.marks import normalise
from madang.base.places.models import Area
from madang.cycle.plan.rules import Resident
from madang_methods.resident_number import find_resident_number

MOST_FAULTS = 20
_COLUMNS = {
    "name": ("name", "이름", "성명"),
    "birth": ("birth", "생년월일"),
    "area": ("area", "동네", "읍면동", "행정동"),
    "ground": ("ground", "구분"),
    "official": ("official", "공무원"),
    "number": ("number", "번호", "연번"),
}
_MUST = ("name", "birth", "area")
_YES = {"y", "yes", "o", "1", "예", "네"}


class CensusFault(Exception):
    """`faults` are sentences."""

    def __init__(self, faults: list[str]):
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Voter:
    """One line. `number` is the line's own, or its place in the file."""

    number: int
    name: str
    born: date
    area: Area
    ground: str
    official: bool


def read_census(data: bytes, areas: Mapping[str, Area]) -> list[Voter]:
    """`areas` by normalised name and by code. CensusFault with up to 20 sentences; then nothing is read."""
    rows = csv.reader(io.StringIO(_text(data), newline=""))
    faults: list[str] = []
    try:
        places = _places(next(rows, []))
        voters = [voter for voter in _voters(rows, places, areas, faults) if voter]
    except csv.Error as error:
        raise CensusFault([_("%(line)s번째 줄: CSV로 읽을 수 없습니다.") % {"line": rows.line_num}]) from error
    numbers = {voter.number for voter in voters}
    if not faults and len(numbers) != len(voters):
        faults.append(_("같은 번호가 두 줄에 있습니다. 번호를 고치거나 그 칸을 비워 주세요."))
    if not faults and not voters:
        faults.append(_("파일에 사람이 없습니다."))
    if faults:
        raise CensusFault(faults)
    return voters


def has_column(data: bytes, name: str) -> bool:
    """Whether the first line names it."""
    header = next(csv.reader(io.StringIO(_text(data), newline="")), [])
    return any(normalise(word).casefold() in _COLUMNS[name] for word in header)


def areas_by_word(areas: list[Area]) -> dict[str, Area]:
    return {word: area for area in areas for word in (normalise(area.name), area.code)}


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CensusFault([_("글자를 읽을 수 없습니다. UTF-8로 저장한 CSV를 올려 주세요.")])


def _places(header: list[str]) -> dict[str, int]:
    """Where each column stands."""
    words = [normalise(word).casefold() for word in header]
    places = {name: words.index(word) for name, known in _COLUMNS.items() for word in known if word in words}
    missing = [_COLUMNS[name][1] for name in _MUST if name not in places]
    if missing:
        raise CensusFault([_("첫 줄에 이 칸 이름이 없습니다: %(names)s.") % {"names": ", ".join(missing)}])
    return places


def _voters(rows, places, areas, faults: list[str]) -> Iterator[Voter | None]:
    for place, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            continue
        read = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
        found = [
            _("%(line)s번째 줄, %(field)s: %(what)s") % {"line": rows.line_num, **one}
            for one in _wrong(row, read, areas)
        ]
        faults += found
        if len(faults) >= MOST_FAULTS:
            return
        yield None if found else _voter(place, read, areas)


def _wrong(row: list[str], read: dict[str, str], areas) -> Iterator[dict]:
    """The number itself, or the name, is not repeated: an error message may be copied to anywhere."""
    if any(find_resident_number(cell) for cell in row) or find_resident_number("".join(row)):
        yield {"field": _("주민등록번호"), "what": _("받지 않습니다. 그 칸을 지우고 다시 올려 주세요.")}
        return
    if not normalise(read["name"]):
        yield {"field": _("이름"), "what": _("비어 있습니다.")}
    if _born(read["birth"]) is None:
        yield {"field": _("생년월일"), "what": _("1950-03-01처럼 적어 주세요.")}
    if _area(read["area"], areas) is None:
        yield {"field": _("동네"), "what": _("이곳에 없는 동네입니다. 이름이나 코드를 살펴 주세요.")}
    if read.get("ground") and _ground(read["ground"]) is None:
        yield {"field": _("자격"), "what": _("다음 가운데 하나여야 합니다: %s") % ", ".join(Resident.values)}
    if read.get("number") and not (read["number"].isdecimal() and len(read["number"]) < 10):
        yield {"field": _("번호"), "what": _("숫자로 적어 주세요.")}


def _voter(place: int, read: dict[str, str], areas) -> Voter:
    ground = _ground(read.get("ground", "")) or Resident.REGISTERED
    official = read.get("official", "").casefold() in _YES
    number = int(read.get("number") or place)
    return Voter(number, read["name"], _born(read["birth"]), _area(read["area"], areas), ground, official)


def _born(text: str) -> date | None:
    digits = normalise(text).replace("-", "").replace(".", "").replace("/", "")
    if len(digits) != 8 or not digits.isascii() or not digits.isdecimal():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _area(text: str, areas) -> Area | None:
    return areas.get(normalise(text))


def _ground(text: str) -> str | None:
    said = normalise(text).casefold()
    return next((kind.value for kind in Resident if said in (kind.value, normalise(str(kind.label)))), None)
