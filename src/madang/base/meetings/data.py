"""Meetings, votes and what was provided, for anyone. No names of people."""

from django.db.models import Count, F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.places.models import Government

from .models import Answer, Audience, Kind, Manner, Meeting, Mode, Motion, Need, NeedKind, Outcome, State
from .models.need import WITHIN

SMALL = 5  # no count of people who needed something below it is published

_MEETING = {
    "pk": Column("number", "integer", _("번호"), required=True),
    "holder__title": Column("host", "string", _("개최기관"), required=True),
    "title": Column("title", "string", _("회의 이름"), required=True),
    "kind": Column("kind", "string", _("종류"), codes=Kind.choices, required=True),
    "audience": Column("audience", "string", _("누구를 위한 모임인지"), codes=Audience.choices, required=True),
    "area__name": Column("area", "string", _("동네")),
    "starts_at": Column("starts_at", "datetime", _("시작하는 때"), required=True),
    "ends_at": Column("ends_at", "datetime", _("마치는 때"), required=True),
    "mode": Column("mode", "string", _("만나는 방식"), codes=Mode.choices, required=True),
    "place": Column("place", "string", _("장소")),
    "state": Column("state", "string", pgettext_lazy("회의", "어디까지"), codes=State.choices, required=True),
    "reason": Column("reason", "string", _("까닭"), _("옮기거나 취소한 까닭")),
    "sitting": Column("sitting", "integer", _("재적"), _("회의를 열 때 표결권이 있던 자리")),
    "came": Column("present", "integer", _("출석"), _("표결권이 있는 사람 가운데 온 사람")),
    "reached": Column("reached", "integer", _("함께한 사람 수"), _("작은 모임에서 센 사람")),
    "items_number": Column("items", "integer", _("안건 수"), required=True),
    "minutes__published_at": Column("minutes_published_at", "datetime", _("회의록을 공개한 때")),
}
_MOTION = {
    "pk": Column("number", "integer", _("번호"), required=True),
    "item__meeting_id": Column("meeting", "integer", _("회의 번호"), required=True),
    "item__title": Column("item", "string", _("안건"), required=True),
    "item__subject": Column("subject", "string", _("무엇에 대한 것인지"), _("플랫폼에서 쓰는 이름. 예: proposal/17")),
    "words": Column("words", "string", _("표결한 것"), required=True),
    "manner": Column("manner", "string", _("표결 방법"), codes=Manner.choices, required=True),
    "outcome": Column("outcome", "string", pgettext_lazy("표결", "결과"), codes=Outcome.choices, required=True),
    "closed_at": Column("closed_at", "datetime", _("표결한 때"), required=True),
    "sitting": Column("sitting", "integer", _("재적")),
    "present": Column("present", "integer", _("방 안에 있던 사람"), _("표를 낼 수 있던 사람. 제척된 사람은 없음")),
    "recused": Column("recused", "integer", _("제척된 사람")),
    "quorum_needed": Column("quorum_needed", "integer", _("개의 정족수"), _("있어야 하는 사람 수")),
    "yes_needed": Column("yes_needed", "integer", _("있어야 하는 찬성")),
    "yes": Column("yes", "integer", _("찬성")),
    "no": Column("no", "integer", _("반대")),
    "abstain": Column("abstain", "integer", _("기권")),
}  # fmt: skip


def _meetings(government: Government):
    came = Count("attendances", Q(attendances__voting=True, attendances__present=True), distinct=True)
    items = Count("items", distinct=True)
    rows = Meeting.objects.of(government).annotate(came=came, items_number=items).order_by("pk")
    return rows.values_list(*_MEETING)


def _motions(government: Government):
    """Of papers that everyone may read."""
    rows = Motion.objects.filter(item__meeting__government=government, item__meeting__state=State.PUBLISHED)
    return rows.order_by("pk").values_list(*_MOTION)


def _needs(government: Government):
    """By year and kind; a few people are not told apart."""
    rows = Need.objects.of(government).exclude(answer=Answer.TAKEN_BACK).order_by()
    in_time = Q(answered_at__lte=F("asked_at") + WITHIN)
    rows = rows.annotate(year=ExtractYear("asked_at")).values("year", "kind").annotate(
        asked=Count("pk"), in_time=Count("pk", in_time), provided=Count("pk", Q(answer__in=["granted", "otherwise"]))
    )  # fmt: skip
    return [
        (row["year"], row["kind"], row["asked"], row["in_time"], row["provided"])
        for row in rows.order_by("year", "kind")
        if row["asked"] >= SMALL and all(n == 0 or n >= SMALL for n in _differences(row))
    ]


def _differences(row: dict) -> list[int]:
    """What could be reckoned from the published numbers."""
    asked, in_time, provided = row["asked"], row["in_time"], row["provided"]
    return [in_time, asked - in_time, provided, asked - provided]


MEETINGS = Dataset(
    name="meetings",
    title=_("회의"),
    description=_(
        "모든 회의와 작은 모임의 때, 곳, 재적과 출석, 함께한 사람 수입니다. 취소한 회의는 까닭과 함께 남습니다."
    ),
    source=_("참여예산 담당 부서"),
    scope="government",
    key=("number",),
    columns=tuple(_MEETING.values()),
    rows=_meetings,
)
MOTIONS = Dataset(
    name="motions",
    title=_("표결"),
    description=_("회의록을 공개한 회의의 표결마다 재적, 방 안에 있던 사람, 찬성과 반대입니다."),
    source=_("참여예산 담당 부서"),
    scope="government",
    key=("number",),
    columns=tuple(_MOTION.values()),
    rows=_motions,
)
_COUNT = {"privacy": "aggregate", "at_least": SMALL}
NEEDS = Dataset(
    name="accommodations",
    title=_("정당한 편의"),
    description=_(
        "회의에 필요하다고 알린 편의를 해와 종류로 센 것입니다. 다섯 명이 되지 않는 칸이 있는 줄은 싣지 않습니다."
    ),
    source=_("참여예산 담당 부서"),
    scope="government",
    key=("year", "kind"),
    columns=(
        Column("year", "integer", _("해"), required=True),
        Column("kind", "string", _("필요한 편의"), codes=NeedKind.choices, required=True),
        Column("asked", "integer", _("알린 수"), required=True, **_COUNT),
        Column("in_time", "integer", _("이레 안에 답한 수"), required=True, **_COUNT),
        Column("provided", "integer", _("마련한 수"), required=True, **_COUNT),
    ),
    rows=_needs,
)
DATASETS = [MEETINGS, MOTIONS, NEEDS]
