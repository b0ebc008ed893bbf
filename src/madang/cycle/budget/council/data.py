"""What the council decided and what was kept of the promise, for anyone; and the result table of one bill."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from ..models import BillKind, CouncilOutcome
from ..promise import promises
from .path import paths

_UNIT = _("통화의 가장 작은 단위")


def _money(name: str, title, about="", required: bool = True) -> Column:
    return Column(name, "money", title, about, unit=_UNIT, required=required)


def _council(cycle):
    """Every project of every bill of the year, with what each place left of it."""
    for bill, rows in paths(cycle):
        for path in rows:
            one, decision = path.project, path.decision
            yield (
                bill.sequence, bill.kind, bill.submitted_on, one.cycle.fiscal_year, one.number, one.title,
                one.office and one.office.name, path.first, path.after("head"), path.after("committee"),
                path.after("budget_committee"), path.after("plenary"), decision and decision.proposed,
                decision and decision.amount, decision and decision.outcome, bill.decided_on, path.reason,
                path.minutes or None, decision and decision.consent, path.correction,
            )  # fmt: skip


def _promise(scope):
    """`scope`: a year, or a year and the moment by which things were known."""
    cycle, known_by = scope if isinstance(scope, tuple) else (scope, None)
    for one in promises(cycle, known_by):
        project, promise = one.project, one.promise
        said = [
            f"{change.on:%Y-%m-%d} {change.where.label} {change.difference:+,}: {change.why}" for change in one.changes
        ]
        yield (
            project.number, project.title, project.track and project.track.code, project.area and project.area.name,
            project.office and project.office.name, one.ceiling, *promise.amounts, promise.added, promise.waiting,
            promise.unspent, one.outcome or None, "\n".join(said),
        )  # fmt: skip


_NUMBER = Column("number", "integer", _("사업번호"), required=True)
_TITLE = Column("title", "string", _("사업"), required=True)
_OFFICE = Column("office", "string", _("부서"))
COUNCIL = Dataset(
    name="council",
    title=_("의회 심의와 의결"),
    description=_("예산안마다 사업이 의회에서 거친 곳과 남은 금액, 의결과 까닭입니다. 바로잡은 줄은 바로잡은 뒤의 것입니다."),
    columns=(
        Column("sequence", "integer", _("차수"), _("0은 본예산, 1부터는 추가경정예산"), required=True),
        Column("kind", "string", _("예산안"), codes=BillKind.choices, required=True),
        Column("submitted_on", "date", _("의회에 낸 날")),
        Column("year", "integer", _("고른 해"), _("사업을 고른 해의 회계연도"), required=True),
        _NUMBER,
        _TITLE,
        _OFFICE,
        _money("bill", _("예산안"), _("의회에 낸 그대로")),
        _money("head", _("수정예산안"), required=False),
        _money("committee", _("상임위원회"), required=False),
        _money("budget_committee", _("예산결산특별위원회"), required=False),
        _money("plenary", _("본회의 심의"), required=False),
        _money("proposed", _("의결한 예산안"), _("수정예산안까지 담은 것"), required=False),
        _money("decided", _("의결액"), required=False),
        Column("outcome", "string", _("의결"), codes=CouncilOutcome.choices),
        Column("decided_on", "date", _("의결한 날")),
        Column("reason", "string", _("까닭"), _("원안과 다르면 반드시 있다")),
        Column("minutes", "link", _("회의록")),
        Column("consent", "string", _("단체장의 동의"), _("늘린 사업만")),
        Column("correction", "string", _("바로잡은 까닭")),
    ),
    rows=_council,
    key=("sequence", "year", "number"),
)  # fmt: skip
PROMISE = Dataset(
    name="promise",
    title=_("약속 이행"),
    description=_("그해에 고른 사업마다 한도, 선정, 요구, 예산안, 의결, 집행의 금액과 달라진 까닭입니다. 모두 원장의 합입니다."),
    columns=(
        _NUMBER,
        _TITLE,
        Column("track", "string", _("유형")),
        Column("area", "string", _("동네")),
        _OFFICE,
        _money("ceiling", _("유형의 한도"), _("운영계획에 적힌 것. 같은 유형의 사업은 한도를 나누어 쓴다"), required=False),
        _money("selected", _("선정액")),
        _money("requested", _("예산요구액")),
        _money("bill", _("예산안")),
        _money("budget", _("예산액")),
        _money("spent", _("지출액")),
        _money("added", _("이월·예비비·전용으로 더한 돈")),
        _money("waiting", _("다음연도이월액")),
        _money("unspent", _("집행잔액")),
        Column("outcome", "string", _("의결"), codes=CouncilOutcome.choices),
        Column("changes", "string", _("달라진 까닭"), _("줄마다 날, 곳, 금액, 까닭")),
    ),
    rows=_promise,
    key=("number",),
)  # fmt: skip
OF_YEAR = [COUNCIL, PROMISE]
