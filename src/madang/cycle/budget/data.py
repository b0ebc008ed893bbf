"""Published tables: the year's projects with their sums, its lines with what projects hold of them, and the whole ledger."""

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Concat, TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .models import AccountKind, Entry, Source
from .models import Column as Place
from .standing import line_standings, standings

_UNIT = _("통화의 가장 작은 단위")


def _sums() -> list[Column]:
    return [Column(str(one), "money", one.label, unit=_UNIT, required=True) for one in Place]


def _projects(cycle):
    for row in standings(cycle):
        one = row.project
        yield (
            one.number, one.title, one.track and one.track.code, one.area and one.area.name, one.office and one.office.name,
            one.proposal and one.proposal.number, one.chosen_by, *row.account, row.account.available, row.account.unspent,
        )  # fmt: skip


def _lines(cycle):
    for row in line_standings(cycle):
        one = row.line
        yield (
            one.account, one.code, one.item_code, one.sector.field_code, one.sector.code, one.sector.name, one.policy, one.unit,
            one.name, one.item, one.office.name, row.whole.bill, row.held.bill, row.whole.budget, row.held.budget,
            row.held.spent,
        )  # fmt: skip


def _text(name: str) -> Cast:
    return Cast(F(name), CharField())


def _entries(government):
    project = Concat(_text("project__cycle__fiscal_year"), Value("-"), _text("project__number"))
    line = Concat("line__account", Value("/"), "line__code", Value("/"), "line__item_code")
    rows = Entry.objects.of(government).order_by("number")
    rows = rows.annotate(at_project=_or_nothing("project", project), at_line=_or_nothing("line", line))
    return rows.annotate(booked=TruncDate("booking__at")).values_list(*_ENTRY)


def _or_nothing(name: str, key):
    return Case(When(**{f"{name}__isnull": True}, then=Value("")), default=key, output_field=CharField())


_ENTRY = {
    "number": Column("number", "integer", _("줄 번호"), _("기관에서 1부터 빠짐없이"), required=True),
    "booking__number": Column("booking", "integer", _("전표 번호"), _("한 번에 적은 줄은 같은 번호"), required=True),
    "fiscal_year": Column("fiscal_year", "integer", _("회계연도"), required=True),
    "at_project": Column("project", "string", _("사업"), _("사업을 고른 해와 번호. 줄 모두의 금액이면 비어 있다")),
    "at_line": Column("line", "string", _("예산 줄"), _("회계/세부사업코드/통계목코드. 아직 줄이 없으면 비어 있다")),
    "column": Column("column", "string", pgettext_lazy("ledger", "칸"), codes=Place.choices, required=True),
    "source": Column("source", "string", _("재원"), codes=Source.choices, required=True),
    "detail": Column("detail", "string", pgettext_lazy("ledger", "구분"), _("본예산, 추경, 전용, 명시이월 …")),
    "amount": Column("amount", "money", _("금액"), _("되돌린 금액은 0보다 작다"), unit=_UNIT, required=True),
    "booking__on": Column("on", "date", _("효력이 있는 날"), required=True),
    "booked": Column("booked", "date", _("적은 날"), required=True),
    "reverses__number": Column("reverses", "integer", _("되돌린 줄"), _("이 줄이 되돌리는 줄의 번호")),
    "booking__cause": Column("cause", "string", _("무엇에 따라"), required=True),
    "booking__reason": Column("reason", "string", _("까닭")),
    "project__office__name": Column("office", "string", _("부서"), _("사업을 맡은 부서. 사업이 없는 줄이면 비어 있다")),
    "project__area__name": Column("area", "string", _("동네"), _("전체면 비어 있다")),
    "line__sector__field_code": Column("field", "string", _("분야 코드"), _("아직 줄이 없으면 비어 있다")),
}

PROJECTS = Dataset(
    name="projects",
    title=_("사업과 금액"),
    description=_(
        "그해에 고른 사업마다 선정액부터 지출액까지입니다. 모두 원장의 합이고, 다음 해로 넘긴 돈은 한 번만 셉니다."
    ),
    columns=(
        Column("number", "integer", _("사업번호"), required=True),
        Column("title", "string", _("사업"), required=True),
        Column("track", "string", _("유형")),
        Column("area", "string", _("동네")),
        Column("office", "string", _("부서")),
        Column("proposal", "integer", _("제안 접수번호")),
        Column("chosen_by", "string", _("고른 곳"), _("이 누리집의 의결에서 나왔으면 비어 있다")),
        *_sums(),
        Column("available", "money", _("예산현액"), unit=_UNIT, required=True),
        Column("unspent", "money", _("집행잔액"), unit=_UNIT, required=True),
    ),
    rows=_projects,
    key=("number",),
)
LINES = Dataset(
    name="lines",
    title=_("예산 줄"),
    description=_("주민이 고른 사업이 든 예산의 줄과 그 금액입니다."),
    columns=(
        Column(
            "account",
            "string",
            _("회계"),
            codes=AccountKind.choices,
            required=True,
            why_public=_("예산의 회계이고, 사람의 계정이 아닙니다."),
        ),
        Column("code", "string", _("세부사업 코드"), required=True),
        Column("item_code", "string", _("통계목 코드"), required=True),
        Column("field", "string", _("분야 코드"), required=True),
        Column("sector", "string", _("부문 코드"), required=True),
        Column("sector_name", "string", _("부문"), required=True),
        Column("policy", "string", _("정책사업"), required=True),
        Column("unit", "string", _("단위사업"), required=True),
        Column("name", "string", _("세부사업"), required=True),
        Column("item", "string", _("통계목"), required=True),
        Column("office", "string", _("부서"), required=True),
        Column("bill", "money", _("예산안"), _("줄 모두"), unit=_UNIT, required=True),
        Column("bill_held", "money", _("예산안 가운데 주민이 고른 사업"), unit=_UNIT, required=True),
        Column("budget", "money", _("예산액"), _("줄 모두"), unit=_UNIT, required=True),
        Column("budget_held", "money", _("예산액 가운데 주민이 고른 사업"), unit=_UNIT, required=True),
        Column("spent", "money", _("주민이 고른 사업의 지출액"), unit=_UNIT, required=True),
    ),
    rows=_lines,
    key=("account", "code", "item_code"),
)
LEDGER = Dataset(
    name="ledger",
    title=_("예산 원장"),
    description=_(
        "모든 해의 모든 금액입니다. 적은 줄은 바뀌지 않고, 고칠 때는 같은 금액을 되돌려 적습니다. "
        "적은 날로 거르면 지난 어느 날의 표든 다시 만들 수 있습니다."
    ),
    columns=tuple(_ENTRY.values()),
    rows=_entries,
    key=("number",),
    scope="government",
)
OF_YEAR = [PROJECTS, LINES]
