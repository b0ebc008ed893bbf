"""The election guard warns in time: 공직선거법 §86②4 and ⑤."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import holidays
import pytest

from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.plan.actions import publish_plan, save_draft
from madang.cycle.plan.election_guard import ELECTIONS, Limit, cautions, limited_period
from madang.cycle.plan.models import OperatingPlan, Stage, Window

SEOUL = ZoneInfo("Asia/Seoul")
TOWN = Government(tier="municipality", country="KR")
JUNE_2026 = next(election for election in ELECTIONS if election.day == date(2026, 6, 3))


def window(stage, opens, closes):
    moments = [datetime.fromisoformat(text).replace(tzinfo=SEOUL) for text in (opens, closes)]
    return Window(stage=stage, opens_at=moments[0], closes_at=moments[1])


def found(*windows, government=TOWN):
    return [
        (c.stage.value, c.limit.value, c.since.isoformat(), c.until.isoformat()) for c in cautions(government, windows)
    ]


def test_the_limits_of_the_local_elections_of_june_2026():
    assert limited_period(JUNE_2026, Limit.EVENTS) == (date(2026, 4, 4), date(2026, 6, 3))
    assert limited_period(JUNE_2026, Limit.PUBLICITY) == (date(2025, 12, 5), date(2026, 6, 3))


CASES = [
    # a budget school before the sixty days: only publicity is limited
    (("learn", "2026-03-02", "2026-04-04"), [("learn", "publicity", "2026-03-02", "2026-04-03")]),
    # one day longer, and it meets the first of the sixty days
    (
        ("learn", "2026-03-02", "2026-04-05"),
        [("learn", "publicity", "2026-03-02", "2026-04-04"), ("learn", "events", "2026-04-04", "2026-04-04")],
    ),
    # a hearing on election day, and one the day after
    (("deliberate", "2026-06-03", "2026-06-04"), [("deliberate", "events", "2026-06-03", "2026-06-03")]),
    (("deliberate", "2026-06-04", "2026-06-30"), []),
    # departments review at their desks: no event, no publicity
    (("review", "2026-04-01", "2026-06-30"), []),
    # an election of the assembly or the president limits events, not the head's publicity
    (("vote", "2028-03-01", "2028-04-01"), [("vote", "events", "2028-03-01", "2028-03-31")]),
    (("propose", "2027-03-01", "2027-05-01"), []),
]


@pytest.mark.parametrize(("when", "answer"), CASES)
def test_a_window_is_warned_of_the_days_it_meets(when, answer):
    assert found(window(*when)) == answer


def test_the_ministry_and_other_countries_are_not_under_the_article():
    vote = window("vote", "2026-05-01", "2026-05-20")
    assert found(vote, government=Government(tier="national", country="KR")) == []
    assert found(vote, government=Government(tier="municipality", country="PL")) == []
    assert found(vote) != []


def test_the_table_agrees_with_the_public_holidays_of_the_holidays_package():
    theirs = holidays.country_holidays("KR", years=range(2022, 2031), language="en_US")
    days = {day for day, name in theirs.items() if "election" in name.lower()}
    assert {election.day for election in ELECTIONS} == days


@pytest.mark.django_db
def test_a_plan_with_events_in_election_time_names_its_ground_before_it_is_published(year, kim, during):
    during(year, "plan", days=1)
    plan = save_draft(OperatingPlan(cycle=year, purpose="함께 정합니다."), by=kim)
    with pytest.raises(Refused) as refused:
        publish_plan(plan, by=kim)
    assert (refused.value.reason, refused.value.facts["stages"]) == (
        "plan.ground_missing",
        [Stage.PROPOSE, Stage.DELIBERATE],
    )
    year.windows.filter(stage__in=["propose", "deliberate"]).update(legal_ground="지방재정법 제39조, 조례 제7조")
    assert publish_plan(plan, by=kim).is_published
