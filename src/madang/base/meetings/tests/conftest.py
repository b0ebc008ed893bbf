"""The citizens' committee meets: kim the officer, han its secretary, the chair ara, and four more members."""

from datetime import datetime, timedelta

import pytest

from madang.base import clock
from madang.base.clock import KOREA
from madang.base.meetings import actions
from madang.base.people.models import Role

BEFORE = datetime(2026, 5, 4, 10, 0, tzinfo=KOREA)
STARTS = datetime(2026, 5, 18, 14, 0, tzinfo=KOREA)
DURING = STARTS + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def before():
    """Two weeks before the meeting."""
    with clock.set_to(BEFORE):
        yield


@pytest.fixture
def during():
    """The meeting goes on."""
    with clock.set_to(DURING):
        yield


@pytest.fixture
def kim(settle, haeoreum):
    return settle("kim", haeoreum, Role.OFFICER, office="예산담당관")


@pytest.fixture
def han(settle, haeoreum):
    """Secretary of the committee and of nothing else: works in a neighbourhood's office."""
    return settle("han", haeoreum, Role.HELPER, office="달빛동")


@pytest.fixture
def noh(settle, haeoreum):
    """May approve papers."""
    return settle("noh", haeoreum, Role.APPROVER, office="예산담당관")


@pytest.fixture
def members(settle, haeoreum):
    """ara the chair, bom, cho, dan, eun."""
    return [settle(name, haeoreum, Role.RESIDENT, Role.MEMBER) for name in ("ara", "bom", "cho", "dan", "eun")]


@pytest.fixture
def ara(members):
    return members[0]


@pytest.fixture
def stranger(settle, neighbour):
    """Lives next door."""
    return settle("away", neighbour, Role.RESIDENT)


@pytest.fixture
def committee(haeoreum, kim, han):
    return actions.set_host(haeoreum, "body/3", "시민위원회", by=kim, secretaries=[han], title_en="Citizens' Committee")


@pytest.fixture
def plan(haeoreum, committee, han):
    """plan(title="…"): another meeting of the committee."""

    def plan(**fields):
        fields = {"title": "제1차 회의", "starts_at": STARTS, "place": "시청 3층"} | fields
        fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=2))
        return actions.plan_meeting(haeoreum, "body/3", by=han, **fields)

    return plan


@pytest.fixture
def meeting(plan, members, han):
    """Five members sit and one official attends; one wish is on the agenda. Not called yet."""
    meeting = plan()
    rows = [
        {"person": one, "name": one.name, "voting": True, "capacity": "member" if place else "chair"}
        for place, one in enumerate(members)
    ]
    actions.seat_all(meeting, [*rows, {"person": None, "name": "공원과장", "capacity": "official"}], by=han)
    actions.put_item(meeting, "골목 소화기", by=han, subject="proposal/17")
    return meeting


@pytest.fixture
def called(meeting, han):
    return actions.call_meeting(meeting, by=han)


@pytest.fixture
def hold(called, han, during):
    """hold(4): so many of the five members came."""

    def hold(there=5):
        seats = list(called.attendances.all())
        present = {seat.pk: place < there for place, seat in enumerate(s for s in seats if s.voting)}
        present |= {seat.pk: True for seat in seats if not seat.voting}
        actions.mark_attendance(called, present, by=han)
        return actions.hold_meeting(called, by=han)

    return hold


@pytest.fixture
def item(called):
    return called.items.get()
