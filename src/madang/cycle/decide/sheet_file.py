"""Read a sheet that somebody made in a spreadsheet: every mistake by line and field, and nothing half-taken."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Form
from .sheets import Wanted

MOST_BYTES = 5 * 1024 * 1024
SHOWN = 12
HIGHEST = 2_000_000_000
# What a column may be called, in the languages of the platform.
COLUMNS = {
    "project": ("project", "code", "사업 번호", "사업번호", "번호"),
    "member": ("member", "위원 번호", "위원번호", "위원", "ballot", "표 번호", "표번호"),
    "value": ("score", "점수", "points", "rank", "순위", "votes", "표", "득표수"),
}
ASIDE = ("제척", "기피", "회피", "recused")


@dataclass(frozen=True)
class Cell:
    """One line as read: the project's code, the member's or ballot's number, and what was given (None: stood aside)."""

    project: str
    member: int
    value: int | None


class SheetError(ValueError):
    """All that is wrong with the file, a sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def read_sheet(data: bytes, wanted: Wanted, codes: set[str], maximum: int | None) -> tuple[Form, list[Cell]]:
    """`codes` are the projects that stand. SheetError names line and field of everything that has to be mended."""
    rows = _rows(data)
    header = next(rows, (0, []))[1]
    places = {name: _place(header, name) for name in COLUMNS}
    form = _form(wanted, places, header)
    problems: list[str] = []
    cells, seen = [], set()
    for line, row in rows:
        cell = _cell(line, row, places, form, codes, maximum, problems)
        if cell and (cell.project, cell.member) in seen:
            problems.append(
                _("%(line)s번째 줄, 사업 번호: %(code)s 사업이 두 번 나옵니다.") % {"line": line, "code": cell.project}
            )
        if cell:
            seen.add((cell.project, cell.member))
            cells.append(cell)
    if not cells and not problems:
        problems.append(_("제목 줄 말고는 줄이 없습니다."))
    if problems:
        raise SheetError(_first(problems))
    return form, cells


def blank(wanted: Wanted, options) -> bytes:
    """A table to fill in: every project once, with its title to be recognised by. Excel reads it as it is."""
    filled = io.StringIO()
    table = csv.writer(filled)
    table.writerow(["사업 번호", *_COLUMNS_OF[wanted.is_scores], "사업"])
    table.writerows([option.code, "", "", _no_formula(option.title)] for option in options)
    return b"\xef\xbb\xbf" + filled.getvalue().encode()


_COLUMNS_OF = {True: ("위원 번호", "점수"), False: ("표 번호", "순위")}


def _no_formula(title: str) -> str:
    """A spreadsheet must not take a title for a formula."""
    return f"'{title}" if title[:1] in "=+-@\t\r" else title


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(data) > MOST_BYTES:
        raise SheetError([_("파일이 5MB보다 큽니다.")])
    reader = csv.reader(io.StringIO(_text(data), newline=""), delimiter=_delimiter(data), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise SheetError([_("%(line)s번째 줄: CSV로 읽을 수 없습니다.") % {"line": reader.line_num}]) from error


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):  # Excel in Korea writes the second
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError([_("글자를 읽을 수 없습니다. UTF-8로 저장해 주세요.")])


def _delimiter(data: bytes) -> str:
    first = data.split(b"\n", 1)[0]
    return max(",;\t", key=lambda mark: first.count(mark.encode()))


def _place(header: list[str], name: str) -> int | None:
    known = COLUMNS[name]
    return next((place for place, cell in enumerate(header) if cell.lower() in known), None)


def _form(wanted: Wanted, places: dict[str, int | None], header: list[str]) -> Form:
    """By its columns: without members it is the sum of votes for each project, where the rule can use sums."""
    needed = ["project", *([] if wanted.takes_sums else ["member"]), *(["value"] if wanted.is_scores else [])]
    if wanted.takes_sums and places["member"] is None:
        needed.append("value")
    missing = [name for name in needed if places[name] is None]
    if missing:
        called = ", ".join(COLUMNS[name][0] + "(" + COLUMNS[name][2] + ")" for name in missing)
        said = {"missing": called, "header": ", ".join(header)[:120]}
        raise SheetError([_("제목 줄에 %(missing)s 칸이 없습니다. 지금 제목 줄: %(header)s") % said])
    if wanted.is_scores:
        return Form.SCORES
    return Form.BALLOTS if places["member"] is not None else Form.VOTES


def _cell(line, row, places, form: Form, codes: set[str], maximum: int | None, problems: list[str]) -> Cell | None:
    def at(name):
        place = places[name]
        return row[place] if place is not None and place < len(row) else ""

    before = len(problems)
    code = at("project")
    if code not in codes:
        problems.append(
            _("%(line)s번째 줄, 사업 번호: %(code)s 사업은 투표용지에 없습니다.") % {"line": line, "code": code[:40]}
        )
    member = _number(at("member")) if places["member"] is not None else line
    if member is None:
        problems.append(
            _("%(line)s번째 줄, 위원 번호: ‘%(text)s’ 대신 수를 적어 주세요. 이름은 올리지 않습니다.")
            % {"line": line, "text": at("member")[:40]}
        )
    value = _value(line, at("value"), form, maximum, problems)
    return Cell(code, member or 0, value) if len(problems) == before else None


def _value(line: int, text: str, form: Form, maximum: int | None, problems: list[str]) -> int | None:
    if form == Form.BALLOTS and not text:
        return 1
    if form == Form.SCORES and (not text or text.lower() in ASIDE):
        return None
    value = _number(text)
    if value is None:
        problems.append(
            _("%(line)s번째 줄, 점수: ‘%(text)s’ 대신 0부터 시작하는 수를 적어 주세요.")
            % {"line": line, "text": text[:40]}
        )
    elif form == Form.SCORES and maximum is not None and value > maximum:
        said = {"line": line, "value": value, "maximum": maximum}
        problems.append(_("%(line)s번째 줄, 점수: %(value)s점은 만점 %(maximum)s점보다 큽니다.") % said)
    return value


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= HIGHEST else None


def _first(problems: list[str]) -> list[str]:
    rest = len(problems) - SHOWN
    return problems if rest <= 0 else [*problems[:SHOWN], _("고칠 곳이 %s군데 더 있습니다.") % rest]
