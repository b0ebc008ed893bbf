"""The settlement and its indicators for anyone: the same table as the page and the report, in whole minor units."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .gathering import table_of
from .models import Better, Reason, Settlement, State
from .table import COLUMNS, Row, amounts

_UNIT = _("통화의 가장 작은 단위")
_YEAR = Column("fiscal_year", "integer", _("회계연도"), _("돈이 선 해"), required=True)
_NUMBER = Column("number", "integer", _("사업번호"), required=True)
_TITLE = Column("title", "string", _("사업"), required=True)

_SETTLEMENT = (
    _YEAR,
    _NUMBER,
    _TITLE,
    Column("area", "string", _("동네"), _("비어 있으면 전체")),
    Column("field", "string", pgettext_lazy("classification", "분야"), _("예산 줄의 분야. 여럿이면 쉼표로 나눔")),
    Column("office", "string", _("부서")),
    Column("track", "string", _("유형")),
    Column("selected", "money", _("선정액"), _("주민이 고른 금액"), unit=_UNIT, required=True),
    *(Column(name, "money", title, unit=_UNIT, required=True) for name, title in COLUMNS.items()),
    Column("reason", "string", _("사유"), _("집행잔액의 사유"), codes=[("", _("없음")), *Reason.choices]),
    Column("words", "string", _("까닭"), _("집행잔액의 까닭")),
    Column("state", "string", _("상태"), _("승인되면 바뀌지 않음"), codes=State.choices, required=True),
)
_INDICATORS = (
    _YEAR,
    _NUMBER,
    _TITLE,
    Column("indicator", "string", _("지표"), required=True),
    Column("unit", "string", _("단위"), required=True),
    Column("expected", "number", _("기대한 값"), required=True),
    Column("better", "string", _("어느 쪽이 좋은지"), codes=Better.choices, required=True),
    Column("ground", "string", _("기대한 값을 적은 곳")),
    Column("value", "number", _("잰 값"), _("비어 있으면 아직 재지 않음")),
    Column("source", "string", _("자료의 출처")),
    Column("measured_by", "string", _("잰 곳")),
    Column("measured_on", "date", _("잰 날")),
)


def settlement_row(fiscal_year: int, row: Row) -> tuple:
    """As the dataset and the report's own data have it, without the state."""
    words = row.left.words if row.left else ""
    names = (row.area, row.fields, row.office, row.track)
    return fiscal_year, row.number, row.title, *names, row.account.selected, *amounts(row.account), row.reason, words


def indicator_rows(fiscal_year: int, row: Row) -> list[tuple]:
    return [
        (
            fiscal_year, row.number, row.title, one.name, one.unit, one.number("expected"), one.better, one.ground,
            one.number("value"), one.source, one.measured_by, one.day,
        )
        for one in row.effects
    ]  # fmt: skip


def _tables(cycle):
    for settlement in Settlement.objects.of(cycle).order_by("fiscal_year"):
        yield settlement, table_of(cycle, settlement.fiscal_year, settlement)


def _settlement(cycle):
    for settlement, table in _tables(cycle):
        for row in table.rows:
            yield *settlement_row(table.fiscal_year, row), settlement.state


def _indicators(cycle):
    for _settlement, table in _tables(cycle):
        for row in table.rows:
            yield from indicator_rows(table.fiscal_year, row)


SETTLEMENT = Dataset(
    name="settlement",
    title=_("결산"),
    description=_(
        "사업마다의 결산입니다. 예산현액 = 예산액 + 전년도이월액 + 예비비 + 전용 등 증감, 집행잔액 = 예산현액 - 지출액 - 다음연도이월액. "
        "승인되기 전에는 원장을 따라 바뀝니다."
    ),
    columns=_SETTLEMENT,
    rows=_settlement,
    key=("fiscal_year", "number"),
)  # fmt: skip
INDICATORS = Dataset(
    name="indicators",
    title=_("성과지표"),
    description=_("사업마다 기대한 값과 잰 값입니다. 결산서를 작성한 뒤부터 실립니다."),
    columns=_INDICATORS,
    rows=_indicators,
    key=("fiscal_year", "number", "indicator"),
)
DATASETS = [SETTLEMENT, INDICATORS]
