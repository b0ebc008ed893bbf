"""Who may prepare a year: person × calendar × answer."""

from datetime import timedelta

import pytest

from madang.base.people.middleware import Stranger
from madang.cycle.plan.actions import publish_plan
from madang.cycle.plan.models import OperatingPlan, Stage
from madang.cycle.plan.permissions import (
    why_not_change_rules,
    why_not_prepare,
    why_not_set_window,
    why_not_start,
    why_not_write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ara, kim, out, settle, haeoreum, neighbour):
    forgetful = settle("forgetful", haeoreum, "officer")
    forgetful.passed_second_factor = False
    return {
        "ara": ara,
        "kim": kim,
        "kim without second factor": forgetful,
        "officer next door": settle("next", neighbour, "officer"),
        "stranger": Stranger(),
    }


BEFORE_ALL = ("plan", -1)
CALENDAR_AND_RULES = [
    # person, (stage, days into it), why not prepare, why not change rules
    ("kim", BEFORE_ALL, None, None),
    ("kim", ("propose", 10), None, None),
    ("kim", ("vote", -1), None, None),
    ("kim", ("vote", 0), None, "plan.vote_has_begun"),
    ("kim", ("share", 10), None, "plan.vote_has_begun"),
    ("ara", BEFORE_ALL, "plan.officers_only", "plan.officers_only"),
    ("ara", ("vote", 10), "plan.officers_only", "plan.officers_only"),
    ("officer next door", BEFORE_ALL, "plan.officers_only", "plan.officers_only"),
    ("stranger", BEFORE_ALL, "plan.officers_only", "plan.officers_only"),
    ("kim without second factor", BEFORE_ALL, "people.second_factor_needed", "people.second_factor_needed"),
]


@pytest.mark.parametrize(("name", "when", "prepare", "rules"), CALENDAR_AND_RULES)
def test_who_may_prepare_a_year(people, year, during, name, when, prepare, rules):
    during(year, *when)
    person = people[name]
    assert why_not_prepare(person, year.government) == prepare
    assert why_not_change_rules(person, year) == rules
    assert why_not_write(person, OperatingPlan(cycle=year, version=1)) == prepare


def test_nobody_starts_a_year_twice(kim, year):
    assert why_not_start(kim, year.government, 2027) == "plan.year_exists"
    assert why_not_start(kim, year.government, 2028) is None


DAY = timedelta(days=1)
# days into the vote, opening moved by, closing moved by (None: taken away), answer before the plan, answer after it
WINDOWS = [
    (-1, 1, 1, None, None),
    (-1, None, None, None, None),
    (10, 0, 1, None, None),
    (10, 0, -5, None, None),
    (10, 0, -15, None, "plan.stage_has_begun"),
    (10, 1, 1, None, "plan.stage_has_begun"),
    (10, None, None, None, "plan.stage_has_begun"),
    (22, 0, 5, None, "plan.stage_is_over"),
    (22, None, None, None, "plan.stage_is_over"),
]


def moved(year, stage, opening, closing):
    window = year.window(stage)
    return [None, None] if opening is None else [window.opens_at + opening * DAY, window.closes_at + closing * DAY]


@pytest.mark.parametrize(("day", "opening", "closing", "before", "after"), WINDOWS)
def test_what_was_announced_and_has_begun_stays(kim, year, during, announced, day, opening, closing, before, after):
    during(year, "propose", days=day)
    moments = moved(year, Stage.PROPOSE, opening, closing)
    assert why_not_set_window(kim, year, Stage.PROPOSE, *moments) == before
    announced()
    assert why_not_set_window(kim, year, Stage.PROPOSE, *moments) == after


@pytest.mark.parametrize(("day", "opening", "closing", "_before", "answer"), WINDOWS)
def test_a_vote_that_has_begun_stays_whether_or_not_a_plan_announced_it(
    kim, year, during, announced, day, opening, closing, _before, answer
):
    """Nobody ends it early, counts, and opens it again for ballots that nobody counts."""
    during(year, "vote", days=day)
    moments = moved(year, Stage.VOTE, opening, closing)
    assert why_not_set_window(kim, year, Stage.VOTE, *moments) == answer
    announced()
    assert why_not_set_window(kim, year, Stage.VOTE, *moments) == answer


@pytest.fixture
def announced(year, kim):
    def publish():
        year.windows.update(legal_ground="지방재정법 제39조")
        plan = OperatingPlan.objects.create(cycle=year, version=1, purpose="함께 정합니다.", short_notice_reason="늦음")
        return publish_plan(plan, by=kim)

    return publish


def test_a_published_version_is_not_written_again(kim, year, announced):
    assert why_not_write(kim, announced()) == "plan.already_published"
