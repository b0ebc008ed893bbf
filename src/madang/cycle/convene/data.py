"""Bodies, who sits on them, how they are made up, and the allowances paid, for anyone."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .composition import TO_HIDE_IN
from .models import AgeBand, Allowance, Body, Chair, Feature, Kind, Member, Paid, Route, Sex

_ID = Column("body", "integer", _("기구 번호"), required=True)
_BODY = {
    "pk": _ID,
    "name": Column("name", "string", _("이름"), required=True),
    "kind": Column("kind", "string", _("종류"), codes=Kind.choices, required=True),
    "parent": Column("parent", "integer", _("딸린 기구의 번호")),
    "area__name": Column("area", "string", _("동네")),
    "legal_basis": Column("legal_basis", "string", _("법적 근거"), required=True),
    "term_years": Column("term_years", "integer", _("임기(년)"), required=True),
    "renewals": Column("renewals", "integer", _("연임할 수 있는 횟수"), required=True),
    "closed_on": Column("closed_on", "date", _("없앤 날")),
}
_MEMBER = {
    "body": _ID,
    "body__name": Column("body_name", "string", _("기구 이름"), required=True),
    "pk": Column("member", "integer", _("위원 번호"), required=True),
    "name": Column("name", "string", _("이름"), required=True),
    "route": Column("route", "string", _("어떻게 앉는지"), codes=Route.choices, required=True),
    "capacity": Column("capacity", "string", _("어떤 자격으로")),
    "appointed": Column("appointed", "boolean", _("위촉직인지"), required=True),
    "role": Column("role", "string", _("맡은 자리"), codes=Chair.choices, required=True),
    "since": Column("since", "date", _("임기 시작"), required=True),
    "until": Column("until", "date", _("임기 끝"), _("당연직은 비어 있다")),
    "term": Column("term", "integer", _("몇 번째 임기"), required=True),
    "ended_on": Column("ended_on", "date", _("그만둔 날")),
}
_COMPOSITION = (
    _ID,
    Column("feature", "string", _("무엇으로"), codes=Feature.choices, required=True),
    Column("value", "string", _("누구"), _("동네는 이름, 나머지는 부호"), required=True),
    Column("people", "integer", _("앉은 사람 수"), required=True),
)
_ALLOWANCE = {
    "body": _ID,
    "pk": Column("line", "integer", _("줄"), required=True),
    "what": Column("what", "string", _("무엇을"), codes=Paid.choices, required=True),
    "amount": Column(
        "amount", "money", _("금액"), _("되돌린 줄은 0보다 작다"), unit=_("통화의 가장 작은 단위"), required=True
    ),
    "paid_on": Column("paid_on", "date", _("준 날"), required=True),
    "meeting": Column("meeting", "string", _("어느 회의·활동"), required=True),
    "basis": Column("basis", "string", _("근거"), required=True),
    "undoes": Column("undoes", "integer", _("되돌린 줄의 번호")),
}


def _bodies(cycle):
    return Body.objects.of_year(cycle).order_by("pk").values_list(*_BODY)


def _members(cycle):
    """Who sits or sat; a name stays public for the time of the office."""
    rows = Member.objects.filter(body__in=Body.objects.of_year(cycle), seating__isnull=False)
    return rows.order_by("body", "pk").values_list(*_MEMBER)


def _composition(cycle):
    """Sums of those who sit today, one feature at a time, never crossed; age and area only of bodies with enough members."""
    today = clock.today()
    rows = Member.objects.sitting(on=today).filter(body__in=Body.objects.of_year(cycle)).order_by("body", "pk")
    counted: Counter = Counter()
    for body, sex, band, area in rows.values_list("body", "sex", "age_band", "area__name"):
        for feature, value in ((Feature.SEX, sex), (Feature.AGE, band), (Feature.AREA, area)):
            if value:
                counted[body, feature.value, value] += 1
    sitting = Counter(rows.values_list("body", flat=True))
    shown = [
        (*key, people) for key, people in counted.items() if key[1] == Feature.SEX or sitting[key[0]] >= TO_HIDE_IN
    ]
    known = {value for value, _label in [*Sex.choices, *AgeBand.choices]}
    return sorted(shown, key=lambda row: (row[0], Feature.values.index(row[1]), row[2] not in known, row[2]))


def _allowances(cycle):
    rows = Allowance.objects.filter(body__in=Body.objects.of_year(cycle)).order_by("pk")
    return rows.values_list(*_ALLOWANCE)


BODIES = Dataset(
    name="bodies",
    title=_("위원회와 모임"),
    description=_("올해의 기구와 해를 넘겨 이어지는 기구입니다."),
    columns=tuple(_BODY.values()),
    rows=_bodies,
    key=("body",),
)
MEMBERS = Dataset(
    name="members",
    title=_("위원 명단"),
    description=_("기구마다 앉거나 앉았던 위원의 이름, 길, 자격, 임기입니다. 성별과 나이는 사람 곁에 적지 않습니다."),
    columns=tuple(_MEMBER.values()),
    rows=_members,
    key=("member",),
)
COMPOSITIONS = Dataset(
    name="compositions",
    title=_("위원 구성"),
    description=_("오늘 앉아 있는 위원을 성별, 나이대, 사는 곳으로 센 것입니다."),
    columns=_COMPOSITION,
    rows=_composition,
    key=("body", "feature", "value"),
)
ALLOWANCES = Dataset(
    name="allowances",
    title=_("실비보상"),
    description=_("기구마다 준 참석 수당과 실비입니다. 누구에게 주었는지는 싣지 않습니다."),
    columns=tuple(_ALLOWANCE.values()),
    rows=_allowances,
    key=("line",),
)
DATASETS = [BODIES, MEMBERS, COMPOSITIONS, ALLOWANCES]
