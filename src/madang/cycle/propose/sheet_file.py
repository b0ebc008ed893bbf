"""Read a spreadsheet of proposals (CSV or XLSX): every fault is named by row and field, and nothing is half read.

Columns by name, in Korean or English. Needed: 제목, 불편, 제안. If wanted: 효과, 유형, 분야, 동네, 자리, 비용, 행사, 이름, 연락처,
접수 방법, 받은 날.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from madang.base.files.tables.table import Unreadable
from madang.base.people.marks import normalise
from madang_methods.resident_number import find_resident_number

from .table_file import Fault, amount_of, places_of, rows_of

MOST_ROWS = 5000
COLUMNS = {
    "title": ("제목", "title"),
    "problem": ("불편", "무엇이불편한가요", "problem"),
    "idea": ("제안", "제안내용", "어떻게하면좋을까요", "idea"),
    "effect": ("효과", "무엇이좋아지나요", "effect"),
    "track": ("유형", "track"),
    "field": ("분야", "field"),
    "area": ("동네", "읍면동", "행정동", "area"),
    "place": ("자리", "위치", "place"),
    "cost": ("비용", "예산", "사업비", "cost"),
    "is_event": ("행사", "event"),
    "proposer_name": ("이름", "제안자", "name"),
    "contact": ("연락처", "전화", "전자우편", "contact"),
    "channel": ("접수방법", "channel"),
    "received": ("받은날", "접수일", "received"),
}
MUST = ("title", "problem", "idea")
LONGEST = {
    "title": 400,
    "problem": 2000,
    "idea": 4000,
    "effect": 2000,
    "place": 120,
    "proposer_name": 60,
    "contact": 120,
}
_YES, _NO = {"y", "yes", "o", "예", "네", "1", "true", "행사"}, {"", "n", "no", "x", "아니요", "아니오", "0", "false"}


@dataclass(frozen=True)
class Line:
    """One proposal as it stands in the file; `given` are values a Proposal takes, the rest speaks for itself."""

    row: int
    given: dict
    contact: str = ""


@dataclass
class Reading:
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    # Rows that say the same as another: (row, the code or row of the other)
    doubles: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What the words of a row may name: each by its normalised spellings."""

    tracks: Mapping[str, object]
    areas: Mapping[str, object]
    fields: Mapping[str, str]
    channels: Mapping[str, str]
    usual_track: object
    usual_channel: str
    titles: Mapping[str, str]  # of the register: normalised title and area -> code


def read_sheet(data: bytes, known: Known) -> Reading:
    """All rows, or all faults: `lines` count for nothing while `faults` is not empty."""
    reading = Reading()
    try:
        rows = rows_of(data)
    except Unreadable as unreadable:
        reading.faults.append(Fault(1, _("파일"), str(unreadable)))
        return reading
    header, at = next(rows, ([], 0))
    places = places_of(header, COLUMNS)
    if missing := [COLUMNS[must][0] for must in MUST if must not in places]:
        reading.faults.append(Fault(at or 1, ", ".join(missing), _("첫 줄에 이 칸 이름이 없습니다.")))
        return reading
    seen: dict[str, str] = {}
    for cells, number in rows:
        if number > MOST_ROWS + 1:
            said = _("한 번에 %(most)s줄까지 올릴 수 있습니다.") % {"most": MOST_ROWS}
            reading.faults.append(Fault(number, _("파일"), said))
            break
        if any(cells):
            _read_row(reading, cells, number, places, known, seen)
    if not reading.faults and not reading.lines and not reading.doubles:
        reading.faults.append(Fault(2, _("제목"), _("파일에 제안이 없습니다.")))
    return reading


def _read_row(reading: Reading, cells: list[str], number: int, places, known: Known, seen: dict[str, str]) -> None:
    said = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    faults = [Fault(number, _(COLUMNS[name][0]), what) for name, what in _wrong(cells, said, known)]
    if faults:
        reading.faults += faults
        return
    key = same_key(said["title"], said.get("area", ""))
    if other := known.titles.get(key) or seen.get(key):
        reading.doubles.append((number, other))
        return
    seen[key] = _("%(row)s번째 줄") % {"row": number}
    reading.lines.append(Line(number, _given(said, known), said.get("contact", "")))


def same_key(title: str, area: str) -> str:
    """Two proposals with one title in one neighbourhood are taken for the same."""
    return f"{normalise(title).casefold()}|{normalise(area)}"


def _wrong(cells: list[str], said: dict[str, str], known: Known) -> Iterator[tuple[str, str]]:
    """Field and what is wrong with it, field by field, so that a row is corrected at one go."""
    for name, text in said.items():
        if find_resident_number(text):
            yield name, _("주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요.")
        elif len(text) > LONGEST.get(name, 400):
            yield name, _("%(most)s자까지 적을 수 있습니다.") % {"most": LONGEST.get(name, 400)}
    if find_resident_number("".join(cells)) and not any(map(find_resident_number, cells)):
        yield "title", _("여러 칸에 걸쳐 주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요.")
    yield from _missing(said)
    yield from _unknown(said, known)
    yield from _odd(said)


def _missing(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name in MUST:
        if not said[name]:
            yield name, _("비어 있습니다.")
    if 0 < len(said["title"]) < 4:
        yield "title", _("네 글자 이상 적어 주세요.")


def _unknown(said: dict[str, str], known: Known) -> Iterator[tuple[str, str]]:
    for name, words in (
        ("track", known.tracks),
        ("area", known.areas),
        ("field", known.fields),
        ("channel", known.channels),
    ):
        if (text := said.get(name)) and normalise(text) not in words:
            yield (
                name,
                _("이곳에 없는 말입니다. 다음 가운데 하나여야 합니다: %(words)s")
                % {"words": ", ".join(list(words)[:20])},
            )


def _odd(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    if (text := said.get("cost")) and amount_of(text) is None:
        yield "cost", _("원으로, 숫자만 적어 주세요. 예: 3000000")
    if normalise(said.get("is_event", "")).casefold() not in _YES | _NO:
        yield "is_event", _("예 또는 아니요로 적어 주세요.")
    if (text := said.get("received")) and _day(text) is None:
        yield "received", _("2026-03-01처럼 적어 주세요.")


def _given(said: dict[str, str], known: Known) -> dict:
    given = {name: said.get(name, "") for name in ("title", "problem", "idea", "effect", "place", "proposer_name")}
    given["track"] = known.tracks.get(normalise(said.get("track", "")), known.usual_track)
    given["area"] = known.areas.get(normalise(said.get("area", "")))
    given["field"] = known.fields.get(normalise(said.get("field", "")), "village")
    given["channel"] = known.channels.get(normalise(said.get("channel", "")), known.usual_channel)
    given["cost"] = amount_of(said.get("cost", ""))
    given["is_event"] = normalise(said.get("is_event", "")).casefold() in _YES
    given["received"] = _day(said.get("received", ""))
    return given


def _day(text: str) -> date | None:
    parts = normalise(text).replace(".", "-").replace("/", "-").strip("-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
