"""An officer sets up next year by copying this one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.plan.actions import copy_cycle, start_cycle
from madang.cycle.plan.models import Cycle, OperatingPlan, Stage
from madang.cycle.plan.working_days import a_year_later, is_working_day, next_year, working_day_from

SEOUL = ZoneInfo("Asia/Seoul")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


MOVES = [
    # opens, closes, and a year later
    ("2026-03-02 09:00", "2026-04-10 18:00", "2027-03-02 09:00", "2027-04-12 18:00"),  # 10 April 2027 is a Saturday
    ("2026-02-10 09:00", "2026-03-01 18:00", "2027-02-10 09:00", "2027-03-02 18:00"),  # 1 March is a holiday
    ("2026-07-01 00:00", "2026-08-01 00:00", "2027-07-01 00:00", "2027-08-03 00:00"),  # until 31 July, a Saturday
    ("2026-05-16 09:00", "2026-05-17 06:00", "2027-05-17 09:00", "2027-05-18 06:00"),  # a weekend becomes one Monday
    ("2028-02-29 09:00", "2028-03-10 18:00", "2029-02-28 09:00", "2029-03-12 18:00"),
]


@pytest.mark.parametrize(("opens", "closes", "then_opens", "then_closes"), MOVES)
def test_a_window_moves_to_days_on_which_offices_work(opens, closes, then_opens, then_closes):
    assert a_year_later(at(opens), at(closes)) == (at(then_opens), at(then_closes))


def test_offices_rest_on_weekends_and_holidays_and_on_the_election_itself():
    assert not is_working_day(date(2026, 6, 3))
    assert working_day_from(date(2026, 9, 24)) == date(2026, 9, 28)  # Chuseok, then a weekend
    assert is_working_day(date(2026, 6, 3), "XX")
    assert next_year(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.django_db
def test_copying_takes_calendar_tracks_rules_ordinance_and_words(year, kim, during):
    year.windows.update(legal_ground="2026년 지방선거")
    during(year, "plan")
    words = OperatingPlan(cycle=year, version=1, purpose="함께 정합니다.", state="published", digest="0" * 64)
    words.published_at, words.notice_from, words.notice_until = (
        at("2026-01-06 09:00"),
        date(2026, 1, 6),
        date(2026, 1, 16),
    )
    words.save()
    copy = copy_cycle(year, by=kim)
    assert (copy.cycle_year, copy.fiscal_year, copy.ordinance) == (2027, 2028, year.ordinance)
    assert rules(copy) == rules(year)
    assert {window.stage for window in copy.windows.all()} == set(Stage)
    assert {window.legal_ground for window in copy.windows.all()} == {""}
    assert copy.plans.get().purpose == "함께 정합니다."
    assert (copy.plan, copy.plans.get().version) == (None, 1)
    assert Entry.objects.of(year.government).about(copy.subject).get().facts == {"source": 2027, "year": 2028}


def rules(cycle):
    names = ["code", "total_ceiling", "per_area_ceiling", "per_project_max", "ballot_rule", "decision_rule"]
    return list(cycle.tracks.values_list(*names))


@pytest.mark.django_db
def test_dates_that_the_law_sets_do_not_move_for_a_holiday(year, kim):
    year.windows.filter(stage="execute").update(opens_at=at("2027-01-01 00:00"), closes_at=at("2028-01-01 00:00"))
    window = copy_cycle(year, by=kim).window(Stage.EXECUTE)
    assert (window.opens_at, window.closes_at) == (at("2028-01-01 00:00"), at("2029-01-01 00:00"))


@pytest.mark.django_db
def test_a_year_is_copied_once(year, kim, ara):
    copy_cycle(year, by=kim)
    with pytest.raises(Refused, match="plan.year_exists"):
        copy_cycle(year, by=kim)
    with pytest.raises(Refused, match="plan.officers_only"):
        copy_cycle(year, by=ara)


@pytest.mark.django_db
def test_a_government_starts_its_first_year(haeoreum, kim):
    cycle = Cycle(government=haeoreum, cycle_year=2026, fiscal_year=2027, total_ceiling=1_000)
    assert start_cycle(cycle, by=kim).created_by == kim
    assert [station.state for station in cycle.year_line()] == ["skipped"] * 14
