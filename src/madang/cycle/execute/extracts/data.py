"""Every row of every extract of the year, and what became of it last."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from ..models.extract import ExtractRow, Fate, Kind, Origin, Why

_WON = _("통화의 가장 작은 단위")
_COLUMNS = {
    "extract__number": Column("extract", "integer", _("자료 번호"), _("그 회계연도에 몇 번째로 받은 자료인지"), required=True),
    "extract__origin": Column("origin", "string", _("어디서"), _("어느 시스템에서 뽑았는지"), codes=Origin.choices, required=True),
    "extract__day": Column("day", "date", _("기준일"), _("자료가 말하는 날"), required=True),
    "number": Column("row", "integer", _("줄"), _("파일에서 몇 번째 줄인지"), required=True),
    "code": Column("code", "string", _("세부사업 코드"), _("회계 시스템의 세부사업 코드"), required=True),
    "item": Column("item", "string", _("통계목"), _("적혀 있지 않으면 비어 있음")),
    "name": Column("name", "string", _("세부사업"), _("자료에 적힌 이름")),
    "available": Column("available", "money", _("예산현액"), _("자료에 있으면"), unit=_WON),
    "committed": Column("committed", "money", _("원인행위액"), _("자료에 있으면"), unit=_WON),
    "spent": Column("spent", "money", _("지출액"), _("기준일까지 쓴 돈"), unit=_WON, required=True),
    "kind": Column("outcome", "string", _("무엇이 되었나"), _("마지막으로 어떻게 되었는지"), codes=Kind.choices, required=True),
    "why": Column("why", "string", _("왜 기다리나"), _("살펴야 하는 까닭"), codes=[("", _("없음")), *Why.choices]),
    "reason": Column("reason", "string", _("까닭"), _("담당자가 적은 까닭")),
    "booking": Column("booking", "integer", _("장부 번호"), _("장부에 적었으면 적은 묶음의 번호")),
}  # fmt: skip


def _rows(cycle):
    last = Fate.objects.filter(row=OuterRef("pk")).order_by("-pk")
    rows = ExtractRow.objects.of(cycle.government).filter(extract__fiscal_year=cycle.fiscal_year).with_fate()
    rows = rows.annotate(
        reason=Subquery(last.values("reason")[:1]), booking=Subquery(last.values("booking__number")[:1])
    )
    return rows.order_by("extract__number", "number").values_list(*_COLUMNS)


EXTRACTS = Dataset(
    name="extracts",
    title=_("회계 자료와 맞춰 본 결과"),
    description=_("회계 시스템에서 뽑은 자료의 줄마다 무엇이 적혀 있었고 장부에서 무엇이 되었는지입니다."),
    columns=tuple(_COLUMNS.values()),
    rows=_rows,
    key=("extract", "row"),
)
