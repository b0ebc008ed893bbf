"""A CSV of paper applications becomes applications, or a list of what is wrong in which row: all of it or nothing."""

import csv
import io
from dataclasses import dataclass

from madang.base.places.models import Area
from madang_methods.resident_number import find_resident_number

from .models import AgeBand, Application, Call, Feature, Sex

MOST_ROWS = 20_000
MOST_FAULTS = 50
HEADINGS = {
    "name": ("이름", "성명", "name"),
    "contact": ("연락처", "전화", "전화번호", "contact"),
    "sex": ("성별", "sex"),
    "age_band": ("나이대", "연령대", "age_band"),
    "area": ("사는 곳", "동", "읍면동", "area"),
    "motive": ("신청하는 까닭", "지원동기", "motive"),
    "disability": ("장애", "disability"),
    "multicultural": ("다문화", "multicultural"),
}
SEXES = {"여": Sex.FEMALE, "여성": Sex.FEMALE, "여자": Sex.FEMALE, "f": Sex.FEMALE, "female": Sex.FEMALE,
         "남": Sex.MALE, "남성": Sex.MALE, "남자": Sex.MALE, "m": Sex.MALE, "male": Sex.MALE}  # fmt: skip
YES = {"예", "있음", "y", "yes", "o", "1"}
NO = {"", "아니요", "없음", "n", "no", "x", "0"}


@dataclass(frozen=True)
class Fault:
    """`code` names the sentence; `row` as a spreadsheet counts, the heading being 1."""

    row: int
    column: str
    code: str
    value: str = ""


class Unreadable(Exception):
    def __init__(self, faults: list[Fault], more: int = 0) -> None:
        super().__init__(f"{len(faults) + more} faults")
        self.faults, self.more = faults, more


def read_applications(call: Call, data: bytes) -> list[Application]:
    """Raises Unreadable with up to fifty faults. Columns the plan does not ask for must not be there at all."""
    rows = list(csv.reader(io.StringIO(_text(data), newline="")))
    if not rows:
        raise Unreadable([Fault(1, "", "empty")])
    reader = _Reader(call, rows[0])
    found = [reader.read(number, row) for number, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))]
    if not found and not reader.faults:
        reader.faults.append(Fault(2, "", "empty"))
    if len(found) > MOST_ROWS:
        reader.faults.append(Fault(MOST_ROWS + 2, "", "too_long"))
    if reader.faults:
        raise Unreadable(reader.faults[:MOST_FAULTS], max(0, len(reader.faults) - MOST_FAULTS))
    return found


class _Reader:
    def __init__(self, call: Call, heading: list[str]) -> None:
        self.call, self.asked, self.faults = call, call.plan.asks(), []
        self.areas = {area.name: area for area in Area.objects.of(call.body.government).now()}
        self.bands = {str(label).replace(" ", ""): value for value, label in AgeBand.choices} | {
            value: value for value in AgeBand.values
        }
        self.seen: dict[tuple[str, str], int] = {}
        self.place = self._places(heading)

    def _places(self, heading: list[str]) -> dict[str, int]:
        words = {word: name for name, known in HEADINGS.items() for word in known}
        place: dict[str, int] = {}
        for number, word in enumerate(heading):
            name = words.get(word.strip().lower(), words.get(word.strip()))
            if name is None:
                self._fault(1, word, "unknown_column")
            elif name in Feature.values and name not in self.asked:
                self._fault(1, word, "not_asked")
            else:
                place[name] = number
        for name in ("name", "contact", *sorted(self.asked)):
            if name not in place:
                self._fault(1, HEADINGS[name][0], "column_missing")
        return place

    def read(self, number: int, row: list[str]) -> Application:
        got = {name: row[place].strip() if place < len(row) else "" for name, place in self.place.items()}
        for name, value in got.items():
            if find_resident_number(value):
                self._fault(number, HEADINGS[name][0], "resident_number")
        one = Application(call=self.call, name=got.get("name", "")[:60], contact=got.get("contact", "")[:120])
        one.motive = got.get("motive", "")[:1000]
        if not one.name:
            self._fault(number, "이름", "missing")
        key = (one.name, one.contact)
        if key in self.seen:
            self._fault(number, "이름", "twice", str(self.seen[key]))
        self.seen.setdefault(key, number)
        if "sex" in got:
            one.sex = self._of(number, "sex", SEXES, got["sex"].lower())
        if "age_band" in got:
            one.age_band = self._of(number, "age_band", self.bands, got["age_band"].replace(" ", ""))
        if "area" in got:
            one.area = self._of(number, "area", self.areas, got["area"]) or None
        for feature in Feature.sensitive():
            if feature in got:
                setattr(one, feature, self._yes(number, feature, got[feature].lower()))
        return one

    def _of(self, number: int, name: str, known: dict, value: str):
        if value not in known:
            self._fault(number, HEADINGS[name][0], "missing" if not value else "unknown_value", value)
            return ""
        return known[value]

    def _yes(self, number: int, name: str, value: str) -> bool | None:
        if value in YES or value in NO:
            return value in YES
        self._fault(number, HEADINGS[name][0], "unknown_value", value)
        return None

    def _fault(self, row: int, column: str, code: str, value: str = "") -> None:
        self.faults.append(Fault(row, column, code, value[:40]))


def _text(data: bytes) -> str:
    """UTF-8, or what Korean spreadsheets save."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable([Fault(1, "", "encoding")])
