"""A table with a column of every type, and the areas of the town as a table from the database."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.places.models import Area

SEOUL = ZoneInfo("Asia/Seoul")
ROWS = [
    (1, "달빛공원 그늘막", 320_000_000, Decimal("4.5"), True, date(2027, 3, 2), (126.978, 37.5665), "open"),
    (2, '쉼표, "따옴표"\n그리고 줄바꿈', -5, Decimal("-0.125"), False, date(1899, 12, 31), (-73.9, -40.7), "shut"),
    (3, "=1+1", 2**53 + 1, None, None, None, None, None),
]
MOMENTS = [datetime(2027, 3, 2, 9, 30, tzinfo=SEOUL), datetime(2027, 12, 31, 23, 59, 59, tzinfo=SEOUL), None]


@pytest.fixture(autouse=True)
def frame(settings):
    """A bare frame: the real one is of a room above this one."""
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
        }
    ]
    # A request leaves its language behind in the test's thread.
    with translation.override("ko"):
        yield


@pytest.fixture
def everything():
    """A table with every type of column."""
    return Dataset(
        name="everything",
        title="온갖 것",
        description="모든 종류의 열이 있는 표입니다.",
        source="해오름시",
        key=("number",),
        columns=(
            Column("number", "integer", "번호"),
            Column("words", "string", "글", "주민이 쓴 글"),
            Column("cost", "money", "사업비", unit="원"),
            Column("score", "number", "점수"),
            Column("passed", "boolean", "통과"),
            Column("day", "date", "날짜"),
            Column("spot", "geopoint", "지점"),
            Column("state", "string", "상태", codes=[("open", "열림"), ("shut", "닫힘")]),
            Column("moment", "datetime", "시각"),
            Column("site", "link", "누리집"),
        ),
        rows=lambda scope: ((*row, moment, "https://example.org/") for row, moment in zip(ROWS, MOMENTS, strict=True)),
    )


@pytest.fixture
def areas():
    """The areas of a government."""
    return Dataset(
        name="areas",
        title="동네",
        description="인구와 함께 본 동네 목록입니다.",
        source="해오름시",
        scope="government",
        key=("code",),
        columns=(
            Column("code", "string", "행정동코드"),
            Column("label", "string", "이름"),
            Column("population", "integer", "인구", unit="명", privacy="aggregate", at_least=5),
        ),
        rows=lambda town: Area.objects.of(town).order_by("code").values_list("code", "name", "population"),
    )
