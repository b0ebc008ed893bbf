"""Where the tests mount their tables."""

from django.urls import include, path

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.views import addresses
from madang.base.places.models import Area

AREAS = Dataset(
    name="areas",
    title="동네",
    description="인구와 함께 본 동네 목록입니다.",
    source="해오름시",
    scope="government",
    key=("code",),
    columns=(
        Column("code", "string", "행정동코드"),
        Column("label", "string", "이름"),
        Column("population", "integer", "인구", "주민등록 인구", unit="명", privacy="aggregate", at_least=5),
    ),
    rows=lambda town: Area.objects.of(town).order_by("code").values_list("code", "name", "population"),
)
ROLL = Dataset(
    name="roll",
    title="명부",
    description="담당자만 봅니다.",
    columns=(Column("email", "string", "전자우편", privacy="personal"),),
    rows=lambda town: [("ara@example.org",)],
    scope="government",
    published=False,
)

urlpatterns = [path("data/", include((addresses([AREAS, ROLL], lambda request: request.government), "data")))]
