"""A CSV file of how many live here, cell by cell: all of it or nothing, and every row's faults are told."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from madang.base.people.marks import normalise
from madang.base.places.models import Area
from madang_methods.resident_number import find_resident_number

from .models import AgeBand, Population, Sex

MOST_ROWS = 20_000
BIGGEST = 2_000_000  # bytes
COLUMNS = {
    "area": ("동네", "area"),
    "sex": ("성별", "sex"),
    "age_band": ("나이대", "age_band"),
    "disability": ("장애", "disability"),
    "people": ("사람수", "people"),
}
_DISABILITY = {"": None, "예": True, "yes": True, "아니오": False, "no": False}
_MOST_PEOPLE = 99_999_999


@dataclass(frozen=True)
class Fault:
    line: int
    column: str
    what: str


def read_population(data: bytes, areas: Mapping[str, Area]) -> tuple[list[Population], list[Fault]]:
    """Rows not yet saved, and what is wrong with the file; `areas` by normalised name and by code. With faults, no rows."""
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError:
        return [], [Fault(1, "", _("UTF-8로 저장해 주세요."))]
    except csv.Error:
        return [], [Fault(1, "", _("따옴표가 맞지 않습니다."))]
    if len(data) > BIGGEST or len(lines) > MOST_ROWS:
        return [], [Fault(1, "", _("파일이 너무 큽니다."))]
    places = _places(lines[0] if lines else [])
    if "people" not in places:
        return [], [
            Fault(1, "", _("첫 줄에 사람수 칸이 있어야 합니다. 동네, 성별, 나이대, 장애 칸은 있는 것만 씁니다."))
        ]
    rows, faults, seen = [], [], {}
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            row, wrong = _row(number, cells, places, areas)
            faults += wrong
            if not wrong:
                faults += _again(number, row, seen)
                rows.append(row)
    if not rows and not faults:
        faults = [Fault(2, "", _("적을 줄이 없습니다."))]
    return ([], faults) if faults else (rows, [])


def _places(header: list[str]) -> dict[str, int]:
    words = [normalise(word).casefold() for word in header]
    return {name: words.index(word) for name, known in COLUMNS.items() for word in known if word in words}


def _row(number: int, cells: list[str], places: dict[str, int], areas) -> tuple[Population, list[Fault]]:
    said = {name: normalise(cells[at]) if at < len(cells) else "" for name, at in places.items()}
    if any(find_resident_number(cell) for cell in cells):
        return Population(), [Fault(number, "", _("주민등록번호는 받지 않습니다."))]
    wrong = [Fault(number, COLUMNS[name][0], what) for name, what in _wrong(said, areas)]
    if wrong:
        return Population(), wrong
    return Population(
        area=areas.get(said.get("area", "")),
        sex=_code(said.get("sex", ""), Sex),
        age_band=_code(said.get("age_band", ""), AgeBand),
        disability=_DISABILITY[said.get("disability", "").casefold()],
        people=int(said["people"].replace(",", "")),
    ), []


def _wrong(said: dict[str, str], areas) -> Iterator[tuple[str, str]]:
    if said.get("area") and said["area"] not in areas:
        yield "area", _("이곳에 없는 동네입니다. 이름이나 코드를 살펴 주세요.")
    for name, choices in (("sex", Sex), ("age_band", AgeBand)):
        if said.get(name) and not _code(said[name], choices):
            yield name, _("다음 가운데 하나여야 합니다: %s") % ", ".join(map(str, choices.labels))
    if said.get("disability", "").casefold() not in _DISABILITY:
        yield "disability", _("예, 아니오, 빈칸 가운데 하나여야 합니다.")
    people = said["people"].replace(",", "")
    if not (people.isascii() and people.isdecimal() and int(people[:9]) <= _MOST_PEOPLE and len(people) < 9):
        yield "people", _("0이나 그보다 큰 숫자로 적어 주세요.")


def _code(word: str, choices) -> str:
    """Its code, its Korean name, or its name in the language of the page."""
    folded = word.casefold()
    with translation.override(settings.LANGUAGE_CODE):
        korean = {code: normalise(str(label)) for code, label in choices.choices}
    return next((c for c, label in choices.choices if folded in (c, korean[c], normalise(str(label)).casefold())), "")


def _again(number: int, row: Population, seen: dict) -> list[Fault]:
    cell = (row.area_id, row.sex, row.age_band, row.disability)
    first = seen.setdefault(cell, number)
    return [] if first == number else [Fault(number, "", _("%(line)s번째 줄과 같은 칸입니다.") % {"line": first})]
