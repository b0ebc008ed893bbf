"""A small town where every test takes place: the same few people, the same year."""

from datetime import date

import pytest
from django.conf import settings

# The demo's door refuses to be imported outside the demo.
collect_ignore = ["src/madang/base/people/demo.py", "src/madang/base/people/demo_urls.py"]


@pytest.fixture
def haeoreum(db):
    """The town."""
    from madang.base.places.models import Area, Government

    town = Government.objects.create(
        slug="haeoreum",
        name="해오름시",
        name_en="Haeoreum",
        tier="municipality",
        kind="시",
        code="90110",
        fictional=True,
        population=224_000,
    )
    for number, name in enumerate(["달빛동", "새내동", "솔바람동"], start=1):
        Area.objects.create(government=town, code=f"9011{number:06}", name=name, population=70_000 + number)
    return town


@pytest.fixture
def neighbour(db):
    """The town next door."""
    from madang.base.places.models import Government

    return Government.objects.create(
        slug="dalmaji", name="달맞이군", name_en="Dalmaji", tier="municipality", kind="군", code="90210", fictional=True
    )


@pytest.fixture
def settle(db):
    """settle("ara", town, Role.RESIDENT): a person who plays a part in a town, second factor passed."""
    from madang.base.people.models import Part, Person

    def settle(name, government, *roles, **fields):
        person = Person.objects.create_user(f"{name}@example.org", name=name)
        person.passed_second_factor = True
        for role in roles:
            Part.objects.create(
                person=person, government=government, role=role, **{"since": date(2020, 1, 1), **fields}
            )
        return person

    return settle


@pytest.fixture
def sign_in():
    """sign_in(client, kim): signed in without a password; whoever holds a staff part has passed the second factor.

    sign_in(client, kim, second_factor=False) is the officer who has only given the password.
    """
    from django.http import HttpRequest

    from madang.base.people import sessions
    from madang.base.people.models import STAFF

    def sign_in(client, person, second_factor=None):
        if second_factor is None:
            second_factor = person.parts.current().filter(role__in=STAFF).exists()
        request = HttpRequest()
        request.session = client.session
        sessions.sign_in(request, person, second_factor=second_factor)
        request.session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
        return client

    return sign_in


@pytest.fixture
def ara(settle, haeoreum):
    """Lives here."""
    return settle("ara", haeoreum, "resident")


@pytest.fixture
def bom(settle, haeoreum):
    """Lives here too."""
    return settle("bom", haeoreum, "resident")


@pytest.fixture
def kim(settle, haeoreum):
    """The participatory-budgeting officer at the town hall."""
    return settle("kim", haeoreum, "officer", office="예산담당관")


@pytest.fixture
def out(settle, neighbour):
    """Lives next door."""
    return settle("out", neighbour, "resident")


# The year: every stage has a window in the town's year 2027, and two tracks share its money.


@pytest.fixture
def year(haeoreum):
    """The town's cycle of fiscal year 2027: twenty days a stage, one after another from January 2026."""
    from madang.cycle.plan.models import Cycle, Ordinance, Track

    ordinance = Ordinance.objects.create(
        government=haeoreum,
        title="해오름시 주민참여예산제 운영 조례",
        number="제1234호",
        notice_days=10,
        articles={"notice": "제7조"},
    )
    cycle = Cycle.objects.create(
        government=haeoreum, cycle_year=2026, fiscal_year=2027, ordinance=ordinance, total_ceiling=2_000_000_000
    )
    _open_one_after_another(cycle)
    Track.objects.create(
        cycle=cycle, code="city", name="시정참여형", name_en="City-wide", total_ceiling=1_400_000_000,
        per_project_max=300_000_000, per_event_max=50_000_000, order=1,
    )  # fmt: skip
    Track.objects.create(
        cycle=cycle, code="dong", name="동단위 자치계획형", name_en="Neighbourhood plan", level="neighbourhood",
        self_governed=True, total_ceiling=600_000_000, per_area_ceiling=200_000_000, per_project_max=50_000_000, order=2,
    )  # fmt: skip
    return cycle


def _open_one_after_another(cycle):
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from madang.cycle.plan.models import Stage, Window

    first = datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Asia/Seoul"))
    for number, stage in enumerate(Stage):
        opens = first + timedelta(days=26 * number)
        Window.objects.create(cycle=cycle, stage=stage, opens_at=opens, closes_at=opens + timedelta(days=20))


@pytest.fixture
def track(year):
    """The city-wide track of the year."""
    return year.tracks.get(code="city")


@pytest.fixture
def during():
    """during(year, "vote"): set the clock ten days into a stage's window. `days=-1` is the day before it opens."""
    from contextlib import ExitStack
    from datetime import timedelta

    from madang.base import clock

    with ExitStack() as stack:

        def move(cycle, stage, days=10):
            moment = cycle.windows.get(stage=stage).opens_at + timedelta(days=days)
            stack.enter_context(clock.set_to(moment))
            return moment

        yield move


@pytest.fixture
def line(haeoreum):
    """A line of the budget of 2027: benches and lamps in the parks, bought as works (401-01 시설비)."""
    from madang.cycle.budget.models import Classification, Line
    from madang.cycle.review.models import Office

    parks, _made = Office.objects.get_or_create(government=haeoreum, name="공원녹지과")
    # Made anew where a test that commits has emptied the tables.
    town, _made = Classification.objects.get_or_create(
        since=2022, level="sector", code="142", defaults={"name": "지역및도시", "field_code": "140", "source": "test"}
    )
    return Line.objects.create(
        government=haeoreum, fiscal_year=2027, office=parks, sector=town,
        policy="푸른 도시", unit="공원 가꾸기", code="360000020270001D", name="공원 쉼터 만들기", item_code="401-01", item="시설비",
    )  # fmt: skip


@pytest.fixture
def bench(year, track, kim, line):
    """A project of 2027 that residents chose: benches by the stream, for the parks office."""
    from madang.cycle.budget.models import Project

    return Project.objects.create(
        cycle=year,
        number=1,
        track=track,
        title="새내천 쉼터 의자",
        office=line.office,
        chosen_by="주민총회",
        made_by=kim,
    )
