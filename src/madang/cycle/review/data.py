"""The whole register of the review, for anyone: verdicts, findings, cost lines, appeals. No names of people."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.cycle.propose.models import State
from madang.cycle.propose.reasons import Exclusion
from madang.cycle.propose.veil import shown

from .models import Appeal, AppealOutcome, CostLine, Finding, LineKind, Mark, Review, Stand, Verdict

_NUMBER = Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True)
_TITLE = Column("title", "string", _("제목"), _("지금 보이는 제목"), required=True)
_ROUND = Column("round", "integer", _("몇 번째 검토"), _("재심의 뒤 다시 검토하면 2"), required=True)

_REVIEW = {
    "proposal__number": _NUMBER,
    "proposal__title": _TITLE,
    "proposal__track__code": Column("track", "string", _("유형"), _("운영계획에 있는 유형의 이름")),
    "round": _ROUND,
    "office__name": Column("office", "string", _("부서"), _("검토한 부서"), required=True),
    "verdict": Column("verdict", "string", _("종합의견"), _("부서가 내린 결론"), codes=Verdict.choices, required=True),
    "reason": Column(
        "reason", "string", _("사유"), _("부적격이면 그 사유의 부호"), codes=[("", _("없음")), *Exclusion.choices]
    ),
    "sentence": Column("sentence", "string", _("드리는 말"), _("제안자와 모두에게 드린 말")),
    "alternatives": Column("alternatives", "string", _("대안"), _("이대로 어렵다면 어떻게 하면 되는지")),
    "when_possible": Column("when_possible", "string", _("추진할 수 있는 때")),
    "procedures": Column("procedures", "string", _("미리 거칠 절차")),
    "assigned_at": Column("assigned_at", "datetime", _("배정한 때"), required=True),
    "due_on": Column("due_on", "date", _("마감일"), _("보완을 기다린 날수만큼 뒤로 간다"), required=True),
    "approved_at": Column("approved_at", "datetime", _("결재한 때"), required=True),
}
_FINDING = {
    "review__proposal__number": _NUMBER,
    "review__round": _ROUND,
    "criterion__code": Column("criterion", "string", _("기준의 기호"), required=True),
    "criterion__question": Column("question", "string", _("묻는 것"), required=True),
    "criterion__legal_basis": Column("legal_basis", "string", _("법적 근거")),
    "mark": Column("mark", "string", _("판단"), codes=Mark.choices, required=True),
    "words": Column("words", "string", _("까닭")),
    "evidence": Column("evidence", "string", _("근거 자료")),
    "paper__original_name": Column("paper", "string", _("근거 파일"), _("검토 카드에 붙은 파일의 이름")),
}
_LINE = {
    "review__proposal__number": _NUMBER,
    "review__round": _ROUND,
    "order": Column("line", "integer", _("줄"), required=True),
    "kind": Column("kind", "string", _("쓰는 곳"), codes=LineKind.choices, required=True),
    "item": Column("item", "string", _("항목"), required=True),
    "unit": Column("unit", "string", _("단위")),
    "unit_price": Column("unit_price", "money", _("단가"), unit=_("통화의 가장 작은 단위"), required=True),
    "quantity": Column("quantity", "number", _("수량"), required=True),
    "years": Column("years", "integer", _("햇수"), _("만드는 데 드는 줄이면 1"), required=True),
    "source": Column("source", "string", _("단가의 근거")),
}
_APPEAL = {
    "proposal__number": _NUMBER,
    "step__after": Column("against", "string", _("무엇에 대해"), _("다툰 결정"), codes=State.choices, required=True),
    "step__actor": Column("office", "string", _("부서"), _("다툰 결정을 한 부서")),
    "words": Column("words", "string", _("재심의를 청한 까닭"), required=True),
    "filed_at": Column("filed_at", "datetime", _("청한 때"), required=True),
    "outcome": Column("outcome", "string", _("결과"), codes=[("", _("아직")), *AppealOutcome.choices]),
    "sentence": Column("sentence", "string", _("드린 말")),
    "decided_at": Column("decided_at", "datetime", _("정한 때")),
}  # fmt: skip


def _signed(before=""):
    """What two people signed, of proposals that are public."""
    return {
        f"{before}approved_at__isnull": False,
        f"{before}stand__in": [Stand.DONE, Stand.ASKING],
        f"{before}proposal__published_at__isnull": False,
    }


def _reviews(cycle):
    rows = Review.objects.of(cycle).filter(**_signed()).order_by("proposal__number", "pk")
    names = (shown("title", "proposal__") if name == "proposal__title" else name for name in _REVIEW)
    return rows.values_list(*names)


def _findings(cycle):
    rows = Finding.objects.filter(review__proposal__cycle=cycle, **_signed("review__"))
    return rows.order_by("review__proposal__number", "review", "criterion__order", "pk").values_list(*_FINDING)


def _lines(cycle):
    rows = CostLine.objects.filter(review__proposal__cycle=cycle, **_signed("review__"))
    return rows.order_by("review__proposal__number", "review", "order").values_list(*_LINE)


def _appeals(cycle):
    rows = Appeal.objects.of(cycle).filter(proposal__published_at__isnull=False)
    return rows.order_by("proposal__number", "pk").values_list(*_APPEAL)


REVIEWS = Dataset(
    name="reviews",
    title=_("부서검토"),
    description=_("검토하고 결재한 제안마다 부서, 결론, 까닭, 걸린 때입니다. 사람의 이름은 없습니다."),
    columns=tuple(_REVIEW.values()),
    rows=_reviews,
    key=("number", "round"),
)
FINDINGS = Dataset(
    name="findings",
    title=_("기준마다의 판단"),
    description=_("검토 기준마다 맞는지, 까닭과 근거 자료입니다."),
    columns=tuple(_FINDING.values()),
    rows=_findings,
    key=("number", "round", "criterion"),
)
COSTS = Dataset(
    name="cost-lines",
    title=_("산출내역"),
    description=_("제안마다 드는 돈을 단가와 수량으로 나눈 것입니다. 만드는 데 드는 줄의 합이 제안의 비용입니다."),
    columns=tuple(_LINE.values()),
    rows=_lines,
    key=("number", "round", "line"),
)
APPEALS = Dataset(
    name="appeals",
    title=_("재심의"),
    description=_("제안자가 다툰 결정과 재심의의 결과입니다."),
    columns=tuple(_APPEAL.values()),
    rows=_appeals,
    key=("number", "filed_at"),
)
DATASETS = [REVIEWS, FINDINGS, COSTS, APPEALS]
