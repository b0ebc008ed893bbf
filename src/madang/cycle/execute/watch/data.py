"""What monitoring groups found, and what came of reports of waste: without anyone who reported, and by months."""

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.cycle.budget.veil import title_of

from ..models import Visit, WasteOutcome, WasteReport

_VISIT = {
    "work__project__number": Column("number", "integer", _("사업번호"), _("그해 사업의 번호"), required=True),
    "number": Column("visit", "integer", _("몇 번째"), _("그 사업에 몇 번째로 다녀온 것인지"), required=True),
    "title": Column("title", "string", _("사업"), _("사업의 이름"), required=True),
    "body__name": Column("body", "string", pgettext_lazy("watch", "모임"), _("다녀온 모니터링단"), required=True),
    "day": Column("day", "date", _("다녀온 날"), _("현장에 간 날"), required=True),
    "people": Column("people", "integer", _("사람 수"), _("다녀온 사람 수"), unit=_("명"), required=True),
    "good": Column("good", "integer", _("잘됨"), _("잘되었다고 본 물음의 수"), required=True),
    "bad": Column("bad", "integer", _("고쳐야 함"), _("고쳐야 한다고 본 물음의 수"), required=True),
    "words": Column("words", "string", _("살펴본 것"), _("모임이 적은 글"), required=True),
    "wants": Column("wants", "string", _("고쳐 달라고 한 것"), _("없으면 비어 있음")),
    "due_on": Column("due_on", "date", _("답할 날"), _("고쳐 달라고 한 것이 없으면 비어 있음")),
    "answer": Column("answer", "string", _("부서의 답"), _("답하기 전이면 비어 있음")),
    "answered_at": Column("answered_at", "datetime", _("답한 때"), _("답하기 전이면 비어 있음")),
}
# No day of receipt: with what a neighbour saw on that day it could say who reported.
_WASTE = {
    "number": Column("number", "integer", _("신고 번호"), _("그 회계연도에 몇 번째로 받은 신고인지"), required=True),
    "received_year": Column("received_year", "integer", _("받은 해"), _("날은 싣지 않음"), required=True),
    "received_month": Column("received_month", "integer", _("받은 달"), _("날은 싣지 않음"), required=True),
    "project": Column("project", "integer", _("사업번호"), _("답한 신고가 말하는 사업. 답하기 전이거나 없으면 비어 있음")),
    "outcome": Column("outcome", "string", _("결과"), _("답하기 전이면 비어 있음"), codes=[("", _("답하기 전")), *WasteOutcome.choices]),
    "outcome_words": Column("outcome_words", "string", _("알리는 결과"), _("모두에게 알린 글")),
    "in_time": Column("in_time", "boolean", _("기한 안"), _("30일 안에 답했으면 참. 답하기 전이면 비어 있음")),
}  # fmt: skip


def _visits(cycle):
    counted = Visit.objects.of(cycle).annotate(
        good=Count("marks", filter=Q(marks__found="good")), bad=Count("marks", filter=Q(marks__found="bad"))
    )
    counted = counted.annotate(title=title_of("work__project__"))
    return counted.order_by("work__project__number", "number").values_list(*_VISIT)


def _waste(cycle):
    reports = WasteReport.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year)
    answered = Q(answered_at__isnull=False)
    reports = reports.annotate(
        received_year=ExtractYear("received_on"),
        received_month=ExtractMonth("received_on"),
        project=Case(When(answered, then=F("work__project__number"))),
        in_time=Case(
            When(answered & Q(answered_at__date__lte=F("due_on")), then=Value(True)),
            When(answered, then=Value(False)),
        ),
    )
    return reports.order_by("number").values_list(*_WASTE)


VISITS = Dataset(
    name="visits",
    title=_("모니터링"),
    description=_("모니터링단이 사업 현장에 다녀와 적은 것과 부서의 답입니다. 사람 이름은 없습니다."),
    columns=tuple(_VISIT.values()),
    rows=_visits,
    key=("number", "visit"),
)
WASTE_REPORTS = Dataset(
    name="waste-reports",
    title=_("예산낭비신고"),
    description=_(
        "신고마다 받은 달, 결과, 30일 안에 답했는지입니다. 누가 신고했는지와 신고한 글은 어디에도 싣지 않습니다."
    ),
    columns=tuple(_WASTE.values()),
    rows=_waste,
    key=("number",),
)
