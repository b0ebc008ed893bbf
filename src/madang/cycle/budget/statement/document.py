"""주민의견서 as a document: one set of values, the same in page, PDF, HWPX and XLSX, with the rows behind it."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Signature, Table
from madang.base.documents.source import Source
from madang.base.pages.words import count_of, day, money
from madang.cycle.plan.models import Cycle
from madang_methods.money import printed

from ..models import OpinionStatement, StatementState
from .content import AMOUNTS, digest_of, kept
from .outcomes import Result
from .taking_part import Method, Unit, What
from .veil import veiled

THOUSAND = 1_000
_RESULTS, _METHODS, _WHATS, _UNITS = (dict(one.choices) for one in (Result, Method, What, Unit))


def document_of(statement: OpinionStatement, address: str) -> Document:
    """A frozen one always reads the same, but for titles that were hidden since."""
    cycle = statement.cycle
    content, hidden = veiled(cycle, kept(statement))
    with translation.override(cycle.government.language):
        year = content["fiscal_year"]
        return Document(
            title=_("%(year)s년도 예산안에 대한 주민의견서") % {"year": year},
            number=statement.number or _("초안"),
            date=_date(statement),
            issuer=content["government"],
            summary=_summary(content),
            keywords=[_("주민참여예산"), _("주민의견서"), str(year)],
            address=address,
            language=cycle.government.language,
            blocks=[
                *_ground(cycle, content),
                *_taking_part(content),
                *_counts(content),
                *_projects(content),
                *_proposals(content),
                *_deliberation(content),
                *_words(content),
                *_adoption(statement, content, hidden),
            ],
            sources=sources_of(content),
        )


def sources_of(content: dict) -> list[Source]:
    """What the tables are made of: whole amounts, days and codes."""
    currency = content["currency"]
    names = ("method", "what", "title", "begun", "ended", "place", "people", "pieces", "unit")
    proposals = ("number", "code", "title", "track", "result", "reason", "project")
    projects = ("number", "title", "track", "area", "office", "proposal", "chosen_by", *AMOUNTS)
    return [
        _source("activities", _("참여 활동"), names, content["activities"]),
        _source("proposals", _("제안별 처리결과"), proposals, content["proposals"]),
        _source("projects", _("선정 사업"), projects, content["projects"], dict.fromkeys(AMOUNTS, currency)),
    ]


def _source(name: str, title: str, columns: tuple, rows: Iterable[dict], units: dict | None = None) -> Source:
    told = [[row[column] for column in columns] for row in rows]
    return Source(name, title, columns, told, [(units or {}).get(column, "") for column in columns])


def _date(statement: OpinionStatement) -> date:
    moment = statement.frozen_at or statement.adopted_at
    return timezone.localtime(moment).date() if moment else clock.today()


def _summary(content: dict) -> str:
    said = {
        "proposals": count_of(len(content["proposals"]), "proposal"),
        "projects": count_of(len(content["projects"]), "project"),
        "money": money(content["totals"]["selected"], content["currency"]),
    }
    return (
        _("주민이 낸 제안 %(proposals)s의 처리결과와, 주민이 고른 사업 %(projects)s(%(money)s)를 예산안에 붙여 의회에 냅니다.")
        % said
    )  # fmt: skip


def _ground(cycle: Cycle, content: dict) -> list:
    ordinance = content["ordinance"]
    law = _("지방재정법 제39조제3항과 같은 법 시행령 제46조")
    facts = [
        (_("근거"), f"{law}, {ordinance}" if ordinance else law),
        (_("회계연도"), str(content["fiscal_year"])),
        (_("제안을 받은 해"), str(content["cycle_year"])),
    ]
    return [Heading(_("근거")), Facts(facts)]


def _taking_part(content: dict) -> list:
    """시행령 §46①, method by method; each activity once."""
    blocks = [Heading(_("참여 개요와 의견수렴 실적"))]
    if not content["activities"]:
        return [*blocks, Paragraph(_("이 해에 적힌 참여 활동이 없습니다."))]
    header = [_("활동"), _("종류"), _("언제"), _("어디서"), _("함께한 사람"), _("모인 것"), _("수")]
    for method in Method:
        rows = [_activity(one) for one in content["activities"] if one["method"] == method]
        if rows:
            name = str(method.label)
            units = ["", "", "", "", _("명"), "", ""]
            blocks += [Heading(name, 2), Table(name, header, rows, units=units, numeric=[4, 6])]
    return [*blocks, Note(_("다섯 명보다 적은 수와 세지 않은 수는 비워 두었습니다."))]


def _activity(one: dict) -> list:
    days = [date.fromisoformat(one[name]) for name in ("begun", "ended") if one[name]]
    when = " ~ ".join(dict.fromkeys(day(each, "dots") for each in days))
    unit = str(_UNITS[one["unit"]]) if one["unit"] else ""
    return [one["title"], str(_WHATS[one["what"]]), when, one["place"], one["people"], unit, one["pieces"]]


def _counts(content: dict) -> list:
    rows = [[str(_RESULTS[code]), number] for code, number in content["counts"].items() if number]
    if not rows:
        return [Heading(_("제안 처리결과")), Paragraph(_("이 해에 접수한 제안이 없습니다."))]
    totals = [_("모두"), sum(number for _code, number in rows)]
    header = [_("처리결과"), _("제안")]
    return [
        Heading(_("제안 처리결과")),
        Table(_("제안 처리결과 총괄"), header, rows, units=["", _("건")], numeric=[1], totals=totals),
    ]


def _projects(content: dict) -> list:
    blocks = [Heading(_("예산안에 담을 사업"))]
    rows = content["projects"]
    if not rows:
        return [*blocks, Paragraph(_("주민이 고른 사업이 없습니다."))]
    columns, unit = _in_print(rows, content["currency"])
    header = [_("번호"), _("사업"), _("유형"), _("부서"), _("제안"), _("선정액"), _("예산요구액"), _("예산안")]
    table = [
        [
            str(row["number"]), (row["title"] or _("(가린 제안)")) + (f" ({_('예산안에 담지 않음')})" if row["left_out"] else ""), row["track"],
            row["office"], row["proposal"], *amounts,
        ]
        for row, amounts in zip(rows, zip(*(column for column, _total, _off in columns), strict=True), strict=True)
    ]  # fmt: skip
    totals = ["", _("합계"), "", "", "", *(total for _rows, total, _off in columns)]
    units = ["", "", "", "", "", unit, unit, unit]
    blocks.append(
        Table(_("사업 목록"), header, table, units=units, numeric=[5, 6, 7], totals=totals, row_headers=False)
    )
    if any(off for _rows, _total, off in columns):
        blocks.append(
            Note(_("합계는 원 단위로 더한 뒤에 천 원 아래를 버렸습니다. 그래서 줄을 더한 것과 다를 수 있습니다."))
        )
    return [
        *blocks,
        Note(_("의회가 예산을 의결하기 전까지는 모두 제안입니다. 빈 칸과 0은 아직 요구하거나 담지 않은 것입니다.")),
    ]


def _in_print(rows: list[dict], currency: str) -> tuple[list, str]:
    """Each amount column as it is printed, its total and whether the rows add up to it: won in thousands, others whole."""
    columns = [[row[name] for row in rows] for name in AMOUNTS]
    if currency == "KRW":
        return [printed(column, THOUSAND) for column in columns], _("천원")
    return [([money(one, currency) for one in column], money(sum(column), currency), 0) for column in columns], ""


def _proposals(content: dict) -> list:
    """Every proposal once, whatever became of it."""
    rows = [
        [row["code"], _title(row), row["track"], str(_RESULTS[row["result"]]), row["reason"]] for row in content["proposals"]
    ]  # fmt: skip
    if not rows:
        return []
    header = [_("접수번호"), _("제안"), _("유형"), _("처리결과"), _("까닭")]
    return [Heading(_("제안별 처리결과")), Table(_("접수한 모든 제안"), header, rows)]


def _title(row: dict) -> str:
    if row["why_no_title"] == "hidden":
        return _("(가린 제안)")
    return _("(공개하지 않은 제안)") if row["why_no_title"] else row["title"]


def _deliberation(content: dict) -> list:
    blocks = [Heading(_("위원회의 심의"))]
    if not content["deliberation"]:
        return [*blocks, Paragraph(_("이 해에 적힌 심의가 없습니다."))]
    header = [_("날짜"), _("어디서"), _("무엇을"), _("내용")]
    rows = [
        [day(date.fromisoformat(one["on"]), "dots"), one["body"], one["about"], _heard(one, content["currency"])]
        for one in content["deliberation"]
    ]
    blocks.append(Table(_("회의와 의결"), header, rows))
    said = [one for one in content["deliberation"] if one.get("words")]
    return [*blocks, *(Note(one["words"], title=f"{one['body']} · {one['about']}") for one in said)]


def _heard(one: dict, currency: str) -> str:
    if one["kind"] == "resolution":
        told = one | {"money": money(one["money"], currency)}
        return (
            _("의결: 선정 %(selected)s(%(money)s), 예비 %(reserve)s, 미선정 %(not_selected)s. %(present)s명 출석")
            % told
        )
    if one["kind"] == "shortlist":
        return _("상정 %(listed)s, 상정하지 않음 %(unlisted)s") % one
    return _("재적 %(sitting)s명 가운데 %(present)s명 출석, 안건 %(items)s, 표결 %(votes)s") % one


def _words(content: dict) -> list:
    words = content["words"].strip()
    return [
        Heading(_("위원회의 의견")),
        *(Paragraph(part) for part in (words.split("\n\n") if words else [_("덧붙인 말이 없습니다.")])),
    ]


def _adoption(statement: OpinionStatement, content: dict, hidden: int) -> list:
    facts = []
    if adoption := content.get("adoption"):
        facts += [(_("채택한 회의"), adoption["meeting"]), (_("채택한 날"), day(date.fromisoformat(adoption["on"])))]
        if adoption.get("yes") is not None:
            votes = _("재적 %(sitting)s명, 출석 %(present)s명, 찬성 %(yes)s명, 반대 %(no)s명") % adoption
            facts.append((_("표결"), votes))
    if statement.state == StatementState.FROZEN:
        facts += [
            (_("굳힌 날"), day(timezone.localtime(statement.frozen_at).date())),
            (_("법정 기한"), day(date.fromisoformat(content["due"]))),
            (_("지문(SHA-256)"), statement.digest),
        ]
        if content["late"]:
            facts.append((_("기한을 넘긴 까닭"), content["late"]))
    blocks = (
        [Heading(_("채택과 굳힘")), Facts(facts)] if facts else [Note(_("위원회가 아직 채택하지 않은 초안입니다."))]
    )
    if hidden:
        blocks.append(
            Note(
                _("굳힌 뒤에 가린 제안 %(number)s건은 제목을 싣지 않습니다. 지문은 굳힌 때의 것입니다.")
                % {"number": hidden}
            )
        )
    if statement.state != StatementState.DRAFT:
        blocks.append(Signature(content.get("adoption", {}).get("body") or content["government"], seal=_("직인생략")))
    return blocks


def digest_is_true(statement: OpinionStatement) -> bool:
    """Whether what is kept says what its digest says."""
    return digest_of(statement.frozen) == statement.digest
