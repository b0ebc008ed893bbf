"""The frozen statement as data, and how residents took part."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.cycle.plan.models import Cycle

from ..models import OpinionStatement, StatementState
from .outcomes import Result
from .taking_part import LEAST, Method, Unit, What, activities_of
from .veil import veiled

_SOURCE = _("참여예산 담당 부서")
_MONEY = _("통화의 가장 작은 단위")
_UNSEEN = [("unpublished", _("공개하지 않음")), ("hidden", _("가림"))]


def _frozen(cycle: Cycle) -> OpinionStatement | None:
    return OpinionStatement.objects.of(cycle).filter(state=StatementState.FROZEN).first()


def _proposals(cycle: Cycle):
    """As it was frozen; nothing before."""
    if statement := _frozen(cycle):
        content, _hidden = veiled(cycle, statement.frozen)
        projects = {row["number"]: row for row in content["projects"]}
        for row in content["proposals"]:
            project = projects.get(row["project"], {})
            amounts = [project.get(name) for name in ("selected", "requested", "bill")]
            yield (
                row["number"], row["code"], row["title"], row["why_no_title"] or None, row["track"], row["result"],
                row["reason"], row["project"], *amounts,
            )  # fmt: skip


def _changed(cycle: Cycle):
    statement = _frozen(cycle)
    return statement.frozen_at if statement else None


def _activities(cycle: Cycle):
    """Those that the frozen statement names; before it is frozen, those that are over by now."""
    statement = _frozen(cycle)
    if statement:
        for place, one in enumerate(statement.frozen["activities"], start=1):
            days = [date.fromisoformat(one[name]) if one[name] else None for name in ("begun", "ended")]
            yield place, one["method"], one["what"], one["title"], *days, one["place"], one["people"], one["pieces"], one["unit"] or None  # fmt: skip
        return
    for place, one in enumerate(activities_of(cycle), start=1):
        unit = str(one.unit) or None
        yield place, str(one.method), str(one.what), one.title, one.begun, one.ended, one.place, one.people, one.pieces, unit  # fmt: skip


STATEMENT = Dataset(
    name="statement",
    title=_("주민의견서: 제안별 처리결과"),
    description=_(
        "굳힌 주민의견서에 실린 모든 제안과 그 처리결과, 까닭, 선정한 사업의 금액입니다. 굳히기 전에는 비어 있습니다."
    ),
    source=_SOURCE,
    key=("number",),
    columns=(
        Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True),
        Column("code", "string", _("기호"), _("회계연도와 접수번호"), required=True),
        Column("title", "string", _("제안"), _("공개하지 않았거나 가렸으면 비어 있음")),
        Column("why_no_title", "string", _("제목이 없는 까닭"), codes=_UNSEEN),
        Column("track", "string", _("유형"), required=True),
        Column("result", "string", _("처리결과"), codes=Result.choices, required=True),
        Column("reason", "string", _("까닭"), _("모두에게 드리는 말")),
        Column("project", "integer", _("사업번호"), _("예산에 담을 사업이 되었으면")),
        Column("selected", "money", _("선정액"), unit=_MONEY),
        Column("requested", "money", _("예산요구액"), unit=_MONEY),
        Column("bill", "money", _("예산안"), unit=_MONEY),
    ),
    rows=_proposals,
    changed=_changed,
)
PARTICIPATION = Dataset(
    name="participation",
    title=_("참여 활동"),
    description=_(
        "지방재정법 시행령 제46조제1항의 방법마다 한 해 동안 한 활동입니다. 다섯 명보다 적은 수와 세지 않은 수는 비워 둡니다."
    ),
    source=_SOURCE,
    key=("place",),
    columns=(
        Column("place", "integer", _("차례"), required=True),
        Column("method", "string", _("방법"), _("시행령 제46조제1항"), codes=Method.choices, required=True),
        Column("what", "string", _("종류"), codes=What.choices, required=True),
        Column("title", "string", _("활동"), required=True),
        Column("begun", "date", pgettext_lazy("activity", "시작한 날")),
        Column("ended", "date", pgettext_lazy("activity", "마친 날")),
        Column("where", "string", _("어디서")),
        Column("people", "integer", _("함께한 사람"), unit=_("명"), privacy="aggregate", at_least=LEAST),
        Column("pieces", "integer", _("모인 것의 수")),
        Column("unit", "string", _("모인 것"), codes=Unit.choices),
    ),
    rows=_activities,
)
DATASETS = [STATEMENT, PARTICIPATION]
