"""Published tables of the year: its calendar, its tracks, and the versions of its plan."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .models import Cycle, Level, OperatingPlan, Stage, Track, Window


def _windows(cycle: Cycle):
    rows = Window.objects.of(cycle).order_by("opens_at", "stage")
    return rows.values_list("stage", "opens_at", "closes_at", "legal_ground")


def _tracks(cycle: Cycle):
    for track in Track.objects.of(cycle):
        yield (
            track.code, track.name, track.level, track.self_governed, track.total_ceiling, track.per_area_ceiling,
            track.per_project_min, track.per_project_max, track.per_event_max, track.events_allowed,
            track.proposer_age, " ".join(track.proposer_kinds), track.voter_age, " ".join(track.voter_kinds),
            track.officials_may_vote, track.ballot_rule["kind"], track.ballot_rule["min"], track.ballot_rule["max"],
            track.rule.canonical(), track.decision_digest,
        )  # fmt: skip


def _plans(cycle: Cycle):
    rows = OperatingPlan.objects.of(cycle).published().order_by("version")
    return rows.values_list("version", "published_at", "notice_from", "notice_until", "change_reason", "digest")


def _money(name: str, title, description="") -> Column:
    return Column(name, "money", title, description, unit=_("통화의 가장 작은 단위"))


WINDOWS = Dataset(
    name="calendar",
    title=_("한 해 달력"),
    description=_("단계마다 여는 때와 닫는 때입니다. 빠진 단계는 그해에 하지 않습니다."),
    source=_("참여예산 담당 부서"),
    key=("stage",),
    columns=(
        Column("stage", "string", _("단계"), codes=Stage.choices, required=True),
        Column("opens_at", "datetime", _("여는 때"), required=True),
        Column("closes_at", "datetime", _("닫는 때"), _("이 때 바로 앞까지 열려 있습니다."), required=True),
        Column("legal_ground", "string", _("선거 기간에 여는 법적 근거")),
    ),
    rows=_windows,
)

TRACKS = Dataset(
    name="tracks",
    title=_("유형과 한도, 규칙"),
    description=_("한 해의 돈을 나눈 유형마다 한도와 참여 자격, 투표와 선정 규칙입니다."),
    source=_("참여예산 담당 부서"),
    key=("code",),
    columns=(
        Column("code", "string", _("주소 이름"), required=True),
        Column("name", "string", _("이름"), required=True),
        Column("level", "string", _("결정 단위"), codes=Level.choices, required=True),
        Column("self_governed", "boolean", _("동단위 자치계획형"), required=True),
        _money("total_ceiling", _("총한도")),
        _money("per_area_ceiling", _("지역별 한도")),
        _money("per_project_min", _("사업 하나의 최소 금액")),
        _money("per_project_max", _("사업 하나의 한도")),
        _money("per_event_max", _("행사 하나의 한도")),
        Column("events_allowed", "boolean", _("행사도 제안할 수 있음"), required=True),
        Column("proposer_age", "integer", _("제안할 수 있는 나이(만)"), _("0이면 나이를 보지 않습니다."), unit=_("세")),
        Column("proposer_kinds", "string", _("제안할 수 있는 사람"), _("빈칸으로 나눈 이름들입니다.")),
        Column("voter_age", "integer", _("투표할 수 있는 나이(만)"), _("0이면 나이를 보지 않습니다."), unit=_("세")),
        Column("voter_kinds", "string", _("투표할 수 있는 사람"), _("빈칸으로 나눈 이름들입니다.")),
        Column("officials_may_vote", "boolean", _("소속 공무원도 투표할 수 있음"), required=True),
        Column("ballot_kind", "string", _("투표 방식")),
        Column("ballot_min", "integer", _("적어도 고르는 수"), unit=_("개")),
        Column("ballot_max", "integer", _("많아야 고르는 수"), unit=_("개")),
        Column("decision_rule", "string", _("선정 규칙"), _("키를 늘어놓은 JSON이며 지문은 이 글의 SHA-256입니다.")),
        Column("decision_digest", "string", _("선정 규칙의 지문"), _("SHA-256, 16진수")),
    ),
    rows=_tracks,
)

PLANS = Dataset(
    name="plans",
    title=_("운영계획의 판"),
    description=_("공개한 운영계획의 판마다 공고 기간과 지문입니다."),
    source=_("참여예산 담당 부서"),
    key=("version",),
    columns=(
        Column("version", "integer", _("판"), required=True),
        Column("published_at", "datetime", _("공개한 때"), required=True),
        Column("notice_from", "date", _("공고 시작"), required=True),
        Column("notice_until", "date", _("공고 끝"), required=True),
        Column("change_reason", "string", _("고친 까닭")),
        Column("digest", "string", _("지문"), _("얼려 둔 파일의 SHA-256, 16진수"), required=True),
    ),
    rows=_plans,
)

DATASETS = (WINDOWS, TRACKS, PLANS)
