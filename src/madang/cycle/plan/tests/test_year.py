"""The calendar decides what is open; nobody flips a switch."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from madang.base import clock
from madang.cycle.plan.models import Cycle, Stage, Window

pytestmark = pytest.mark.django_db


def states(cycle):
    return {station.stage: station.state for station in cycle.year_line()}


def test_a_stage_opens_and_closes_by_itself(year):
    window = year.window(Stage.VOTE)
    for moment, answer in [
        (window.opens_at - timedelta(seconds=1), False),
        (window.opens_at, True),
        (window.closes_at - timedelta(seconds=1), True),
        (window.closes_at, False),
    ]:
        with clock.set_to(moment):
            assert year.is_open(Stage.VOTE) is answer


def test_the_year_line_has_fourteen_stations(year, during):
    during(year, "vote")
    assert list(states(year).values()) == ["done"] * 6 + ["here", "next"] + ["coming"] * 6
    assert year.here() == [Stage.VOTE]


def test_a_stage_without_a_window_is_skipped_and_never_open(year, during):
    during(year, "vote")
    year.windows.filter(stage=Stage.DELIBERATE).delete()
    assert states(year)[Stage.DELIBERATE] == "skipped"
    assert not year.is_open(Stage.DELIBERATE)


def test_between_two_stages_we_are_nowhere_but_know_what_comes_next(year, during):
    during(year, "propose", days=23)
    assert year.here() == []
    assert states(year)[Stage.REVIEW] == "next"


def test_two_stages_that_open_together_are_both_next(year, during):
    review = year.window(Stage.REVIEW)
    year.windows.filter(stage=Stage.LEARN).update(opens_at=review.opens_at, closes_at=review.closes_at)
    during(year, "review", days=-1)
    assert [stage for stage, state in states(year).items() if state == "next"] == [Stage.LEARN, Stage.REVIEW]


def test_the_database_refuses_a_window_that_closes_before_it_opens(year):
    window = year.window(Stage.VOTE)
    window.closes_at = window.opens_at
    with pytest.raises(IntegrityError), transaction.atomic():
        window.save()


def test_the_database_refuses_a_second_window_or_a_second_year(year):
    with pytest.raises(IntegrityError), transaction.atomic():
        Window.objects.create(cycle=year, stage="vote", opens_at=clock.now(), closes_at=clock.now() + timedelta(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.create(government=year.government, cycle_year=2025, fiscal_year=2027, total_ceiling=1)


def test_money_is_not_spent_before_the_year_it_was_asked_for(haeoreum):
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.create(government=haeoreum, cycle_year=2027, fiscal_year=2026, total_ceiling=1)
