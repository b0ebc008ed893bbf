"""The operator founds the city: its government, its areas, and the parts its people play."""

from collections.abc import Iterator

from django.db import transaction

from madang.base.people.actions import grant_part
from madang.base.people.models import Part, Person, Role
from madang.base.places.models import Area, Government, Tier

from .. import TOWN
from ..city.areas import AREAS
from ..city.cast import CAST, OFFICER, OPERATOR
from ..city.figure import Figure
from .act import Act, on, visit


def founding(voters: list[Figure]) -> Iterator[Act]:
    yield Act(on(2024, 3, 4), "운영자가 해오름시를 열고 사람들에게 역할을 줍니다", lambda: found(voters))
    for year, month in ((2024, 3), (2025, 2), (2026, 2)):
        yield Act(
            on(year, month, 4 if month == 2 else 5), f"{year}년, 한지우가 창구에서 주민을 확인합니다", check_residents
        )


@transaction.atomic
def found(voters: list[Figure]) -> None:
    city = Government.objects.create(
        slug=TOWN,
        name="해오름시",
        name_en="Haeoreum",
        tier=Tier.MUNICIPALITY,
        kind="시",
        code="90110",
        fictional=True,
        population=sum(area.population for area in AREAS),
        phone="02-000-0000",
    )
    areas = {area.name: _area(city, area) for area in AREAS}
    operator = _person(OPERATOR)
    # Somebody has to be the first; from here on parts are given by those who may.
    Part.objects.create(person=operator, government=city, role=Role.OPERATOR, office=OPERATOR.office)
    operator.passed_second_factor = True
    for figure in CAST:
        person = operator if figure is OPERATOR else _person(figure)
        for role in figure.roles:
            if role != Role.RESIDENT and figure is not OPERATOR:
                grant_part(person, city, role, by=operator, office=figure.office, area=areas.get(figure.area))
    _move_in(city, areas, voters)


def check_residents() -> None:
    """Everyone with a name comes to the desk with their card; a proof holds for a year."""
    jiu = visit(OFFICER.name)
    for figure in CAST:
        if Role.RESIDENT in figure.roles:
            jiu.opens("people/office/desk/").fills(
                {
                    "그 사람 계정의 전자우편 주소": figure.email,
                    "신분증의 이름": figure.name,
                    "신분증의 생년월일": f"{2026 - figure.age}-03-02",
                    "사는 동네": figure.area,
                    "어떻게 이곳 사람인지": str(figure.belonging.label),
                    "신분증의 얼굴과 앞에 있는 사람을 견주어 보았습니다": True,
                }
            ).presses("확인했다고 적기")


def _area(city: Government, area) -> Area:
    return Area.objects.create(
        government=city,
        name=area.name,
        name_en=area.name_en,
        code=area.code,
        population=area.population,
        outline=area.outline,
    )


def _person(figure: Figure) -> Person:
    return Person.objects.create_user(figure.email, name=figure.name)


def _move_in(city: Government, areas: dict[str, Area], figures: list[Figure]) -> None:
    """The many without a story, known from the resident register."""
    people = Person.objects.bulk_create(Person(email=one.email, name=one.name, password="!") for one in figures)  # noqa: S106
    Part.objects.bulk_create(
        Part(person=person, government=city, role=Role.RESIDENT, area=areas[one.area])
        for person, one in zip(people, figures, strict=True)
    )
