"""What the count said about every project and what the assembly made of it, for anyone."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .models import Count, Decision, Outcome, Verdict
from .reasons import REASONS

_TRACK = Column("track", "string", _("유형"), _("운영계획에 있는 유형의 이름"), required=True)
_PLACE = Column("place", "integer", _("차례"), _("규칙이 살핀 차례"), required=True)
_CODE = Column("code", "string", _("사업 번호"), _("표 파일에 적힌 번호"), required=True)
_TITLE = Column("title", "string", _("사업"), _("투표용지에 적힌 제목"), required=True)
_COST = Column("cost", "money", _("비용"), _("투표용지에 적힌 비용"), unit=_("통화의 가장 작은 단위"))
_SCORE = Column(
    "score", "integer", _("표나 점수"), _("규칙이 견주는 수. 합산 규칙이면 score_of로 나눈다"), required=True
)
_SCORE_OF = Column("score_of", "integer", _("점수를 나누는 수"), _("표나 점수를 세는 규칙이면 1"), required=True)
_GRANTED = Column(
    "granted", "money", _("담은 금액"), _("뽑히지 않았으면 0"), unit=_("통화의 가장 작은 단위"), required=True
)
_FUNDED = Column("funded", "boolean", _("뽑힘"), _("이 집계에서 담겼으면 참"), required=True)
_REASON = Column("reason", "string", _("까닭"), _("뽑히거나 뽑히지 않은 까닭"), codes=REASONS, required=True)

_VERDICT = {
    "count__poll__track__code": _TRACK,
    "place": _PLACE,
    "option__code": _CODE,
    "option__title": _TITLE,
    "option__cost": _COST,
    "score": _SCORE,
    "score_of": _SCORE_OF,
    "granted": _GRANTED,
    "funded": _FUNDED,
    "reason": _REASON,
}
_DECISION = {
    "resolution__count__poll__track__code": _TRACK,
    "place": Column("place", "integer", _("순위"), _("의결한 순위"), required=True),
    "option__code": _CODE,
    "option__title": _TITLE,
    "outcome": Column("outcome", "string", _("의결"), _("총회가 정한 것"), codes=Outcome.choices, required=True),
    "amount": Column("amount", "money", _("금액"), _("의결한 금액"), unit=_("통화의 가장 작은 단위"), required=True),
    "proposed": Column(
        "proposed", "string", _("집계"), _("집계가 내놓은 것"), codes=Outcome.choices, required=True
    ),
    "proposed_amount": Column(
        "proposed_amount", "money", _("집계의 금액"), _("집계가 내놓은 금액"), unit=_("통화의 가장 작은 단위"), required=True
    ),
    "reason": Column("reason", "string", _("까닭"), _("집계와 다르게 정한 까닭. 같으면 비어 있음")),
    "resolution__adopted_on": Column("adopted_on", "date", _("의결한 날"), _("총회가 열린 날"), required=True),
    "resolution__body": Column("body", "string", _("의결한 곳"), _("총회의 이름"), required=True),
}  # fmt: skip


def _verdicts(cycle):
    verdicts = Verdict.objects.filter(count__poll__cycle=cycle, count__published_at__isnull=False)
    return verdicts.order_by("count__poll__track__code", "place").values_list(*_VERDICT)


def _decisions(cycle):
    decisions = Decision.objects.filter(resolution__count__poll__cycle=cycle)
    return decisions.order_by("resolution__count__poll__track__code", "place").values_list(*_DECISION)


def report_rows(count: Count):
    """(place, code, title, area, score, share in percent, cost, cumulative, funded, reason, resolved) a project."""
    resolved = dict(Decision.objects.filter(resolution__count=count).values_list("option", "outcome"))
    spent = 0
    for verdict in count.verdicts.select_related("option__area"):
        option = verdict.option
        spent += verdict.granted
        yield (
            verdict.place, option.code, option.title, option.area.name if option.area else None, verdict.points,
            _share(verdict, count), verdict.granted or option.cost, spent if verdict.funded else None, verdict.funded, verdict.reason,
            resolved.get(option.pk),
        )  # fmt: skip


def _share(verdict: Verdict, count: Count) -> Decimal | None:
    """득표율: supporters out of all ballots; none where no number of supporters is known."""
    votes = verdict.facts.get("votes", verdict.score if count.measure == "votes" else None)
    if votes is None or not count.ballots:
        return None
    return (Decimal(votes) * 100 / count.ballots).quantize(Decimal("0.01"))


VERDICTS = Dataset(
    name="verdicts",
    title=_("투표 결과와 까닭"),
    description=_("투표용지에 오른 사업마다 받은 표, 결과와 까닭입니다. 집계 프로그램이 돌려준 그대로입니다."),
    columns=tuple(_VERDICT.values()),
    rows=_verdicts,
    key=("track", "code"),
)
RESOLUTIONS = Dataset(
    name="resolutions",
    title=_("총회 의결"),
    description=_("사업마다 총회가 정한 것(선정, 예비, 미선정)과 집계가 내놓은 것, 다르면 그 까닭입니다."),
    columns=tuple(_DECISION.values()),
    rows=_decisions,
    key=("track", "code"),
)
# One track's result in the columns of the officers' report; its scope is a count.
REPORT = Dataset(
    name="vote-report",
    title=_("투표 결과 보고 표"),
    description=_("한 유형의 투표 결과입니다. 누적 금액은 뽑힌 사업의 비용을 차례대로 더한 것입니다."),
    columns=(
        _PLACE,
        _CODE,
        _TITLE,
        Column("area", "string", _("동네"), _("전체면 비어 있음")),
        Column("score", "number", _("표나 점수"), _("규칙이 견주는 수"), required=True),
        Column("share", "number", _("득표율"), _("고른 사람을 투표한 사람으로 나눈 것"), unit="%"),
        _COST,
        Column(
            "cumulative", "money", _("누적 금액"), _("뽑힌 사업만 더함"), unit=_("통화의 가장 작은 단위")
        ),
        _FUNDED,
        _REASON,
        Column("resolved", "string", _("의결"), _("총회가 정한 것. 의결 전이면 비어 있음"), codes=Outcome.choices),
    ),
    rows=report_rows,
    key=("code",),
)  # fmt: skip
