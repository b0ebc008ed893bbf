"""Published tables that belong to no stage: governments and their areas, and the record of a government."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.places.models import Area, AreaLevel, Government, Tier
from madang.base.record.models import Entry


def _governments(_platform):
    rows = Government.objects.filter(fictional=False).order_by("country", "code", "valid_from", "pk")
    return rows.values_list(
        "code", "name", "tier", "kind", "parent__code", "finance_code", "valid_from", "valid_to", "slug"
    )


def _areas(government):
    rows = Area.objects.of(government).order_by("code", "pk")
    return rows.values_list("code", "name", "level", "parent__code", "population", "valid_from", "valid_to")


def _entries(government):
    rows = Entry.objects.of(government).public().order_by("number")
    return rows.values_list("number", "at", "actor", "subject", "stage", "event", "digest", "previous")


GOVERNMENTS = Dataset(
    name="governments",
    title=_("지방자치단체"),
    description=_(
        "시도와 시군구의 코드, 쓰기 시작한 날과 마지막으로 쓴 날입니다. 2026년 7월 1일 앞뒤가 모두 243곳입니다."
    ),
    columns=(
        Column("code", "string", _("코드"), _("법정동코드 앞 2자리(시도) 또는 5자리(시군구)"), required=True),
        Column("name", "string", _("이름"), _("그 코드를 쓰는 동안의 이름"), required=True),
        Column("tier", "string", _("구분"), _("중앙, 시도, 시군구"), codes=Tier.choices, required=True),
        Column("kind", "string", _("종류"), _("특별시, 자치구, 군처럼 법이 부르는 종류")),
        Column("parent", "string", _("시도 코드"), _("시군구가 속한 시도")),
        Column("finance_code", "string", _("지방재정365 코드"), _("재정 자료에서 쓰는 7자리. 모르면 비어 있음")),
        Column("valid_from", "date", _("쓰기 시작한 날"), _("비어 있으면 이 자료보다 먼저")),
        Column("valid_to", "date", pgettext_lazy("code", "마지막으로 쓴 날"), _("비어 있으면 지금도 씀")),
        Column("slug", "string", _("이 누리집의 주소"), _("이 누리집에서 참여예산을 하면 그 주소 이름")),
    ),
    rows=_governments,
    scope="platform",
)
AREAS = Dataset(
    name="areas",
    title=_("동네"),
    description=_("읍·면·동과 일반구의 코드와 인구입니다."),
    columns=(
        Column("code", "string", _("코드"), _("행정동코드 10자리. 모르면 비어 있음")),
        Column("name", "string", _("이름"), _("동네 이름"), required=True),
        Column(
            "level",
            "string",
            pgettext_lazy("area", "단위"),
            _("읍·면·동인지 일반구인지"),
            codes=AreaLevel.choices,
            required=True,
        ),
        Column("parent", "string", _("윗단위 코드"), _("일반구에 속하면 그 코드")),
        Column("population", "integer", _("인구"), _("모르면 비어 있음"), unit=_("명")),
        Column("valid_from", "date", _("쓰기 시작한 날"), _("비어 있으면 이 자료보다 먼저")),
        Column("valid_to", "date", pgettext_lazy("code", "마지막으로 쓴 날"), _("비어 있으면 지금도 씀")),
    ),
    rows=_areas,
    scope="government",
)
RECORD = Dataset(
    name="record",
    title=_("있었던 일의 기록"),
    description=_("공개된 일을 적힌 차례대로 보여 줍니다. 지문이 앞 지문과 이어져 있어 고치면 드러납니다."),
    columns=(
        Column("number", "integer", _("번호"), _("공개되지 않은 일의 번호는 건너뜀"), required=True),
        Column("at", "datetime", _("때"), _("적힌 시각"), required=True),
        Column("actor", "string", _("누가"), _("맡은 역할이나 부서. 사람 이름은 없음")),
        Column("subject", "string", _("대상"), _("무엇에 관한 일인지"), required=True),
        Column("stage", "string", _("단계"), _("일을 적은 단계나 방"), required=True),
        Column("event", "string", _("일"), _("무슨 일인지"), required=True),
        Column("digest", "string", _("지문"), _("이 일의 SHA-256"), required=True),
        Column("previous", "string", _("앞 지문"), _("바로 앞 일의 지문"), required=True),
    ),
    rows=_entries,
    key=("number",),
    scope="government",
)
