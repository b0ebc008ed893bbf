"""A plan is announced in time, frozen whole, and stays."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.plan.actions import discard_draft, publish_plan, save_draft, save_track, set_window
from madang.cycle.plan.changes import changes
from madang.cycle.plan.models import OperatingPlan, Stage
from madang.cycle.plan.notice_period import notice_period
from madang.cycle.plan.snapshot import digest_of, snapshot_of_year

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def draft(year, kim, during):
    during(year, "plan", days=1)
    year.windows.update(legal_ground="지방재정법 제39조와 조례 제7조가 정한 행사")
    return save_draft(OperatingPlan(cycle=year, purpose="주민이 예산 편성에 참여합니다."), by=kim)


@pytest.fixture
def published(draft, kim):
    return publish_plan(draft, by=kim)


NOTICE = [
    # announced, days, last day: the first day is not counted
    (date(2027, 2, 1), 10, date(2027, 2, 11)),
    (date(2027, 2, 18), 10, date(2027, 3, 2)),  # 28 Feb is a Sunday, 1 March a holiday
    (date(2028, 2, 20), 10, date(2028, 3, 2)),  # a leap year: 1 March is a holiday
    (date(2028, 2, 19), 10, date(2028, 2, 29)),
    (date(2027, 1, 31), 28, date(2027, 3, 2)),  # end of February again
    (date(2026, 12, 22), 10, date(2027, 1, 4)),  # over the year's end: holiday, Saturday, Sunday
    (date(2027, 4, 10), 20, date(2027, 4, 30)),
    (date(2027, 3, 1), 0, date(2027, 3, 1)),
]


@pytest.mark.parametrize(("first", "days", "last"), NOTICE)
def test_a_notice_period_is_counted_as_the_civil_code_counts(first, days, last):
    assert notice_period(first, days).last == last


@pytest.mark.parametrize(("opens", "answer"), [(date(2027, 2, 11), "plan.notice_too_short"), (date(2027, 2, 12), None)])
def test_the_call_opens_after_the_notice_ends(draft, year, kim, opens, answer):
    window = year.windows.get(stage="propose")
    window.opens_at = datetime(opens.year, opens.month, opens.day, 9, tzinfo=SEOUL)
    window.closes_at = datetime(2027, 4, 1, tzinfo=SEOUL)
    window.save()
    with clock.set_to(datetime(2027, 2, 1, 9, tzinfo=SEOUL)):
        assert refusal(publish_plan, draft, by=kim) == answer


def test_a_reason_lets_a_late_plan_through_and_is_published_with_it(draft, year, kim):
    with clock.set_to(datetime(2026, 3, 20, 9, tzinfo=SEOUL)):  # the call opens on the 24th
        assert refusal(publish_plan, draft, by=kim) == "plan.notice_too_short"
        draft.short_notice_reason = "조례가 3월에 공포되었습니다."
        assert publish_plan(draft, by=kim).frozen["plan"]["short_notice_reason"] == "조례가 3월에 공포되었습니다."


def test_the_second_version_needs_no_second_notice_but_says_why_it_changed(published, year, kim, during):
    during(year, "propose", days=3)
    second = save_draft(OperatingPlan(cycle=year, purpose="같은 목적"), by=kim)
    assert second.version == 2
    with pytest.raises(Refused) as refused:
        publish_plan(second, by=kim)
    assert (refused.value.reason, refused.value.facts) == ("plan.incomplete", {"lacks": ["change_reason"]})
    second.change_reason = "접수 기간을 한 주 늘립니다."
    publish_plan(second, by=kim)
    assert year.plan == second


def test_an_empty_plan_is_told_all_it_lacks(haeoreum, year, kim):
    year.ordinance = None
    year.windows.all().delete()
    year.tracks.all().delete()
    plan = save_draft(OperatingPlan(cycle=year), by=kim)
    with pytest.raises(Refused) as refused:
        publish_plan(plan, by=kim)
    assert refused.value.facts == {"lacks": ["ordinance", "call", "tracks", "purpose"]}


def test_publishing_freezes_the_year_and_seals_it(published, year):
    assert published.digest == digest_of(published.frozen)
    assert published.frozen["tracks"]["city"]["decision_digest"] == year.tracks.get(code="city").rule.digest
    assert (published.notice_from, published.notice_until) == (date(2026, 1, 6), date(2026, 1, 16))
    entry = Entry.objects.of(year.government).about(year.subject).last()
    assert (entry.event, entry.facts["digest"]) == ("published", published.digest)


def test_what_changes_later_does_not_reach_the_published_version(published, year, kim, track):
    track.per_project_max = 100_000_000
    save_track(track, by=kim)
    window = year.window(Stage.VOTE)
    set_window(year, Stage.VOTE, window.opens_at, window.closes_at.replace(hour=18), by=kim, legal_ground="제39조")
    published.refresh_from_db()
    found = {(change.name, change.field): change for change in changes(published.frozen, snapshot_of_year(year))}
    assert found["시정참여형", "per_project_max"].before == 300_000_000
    assert found["시정참여형", "per_project_max"].after == 100_000_000
    assert set(found) == {("시정참여형", "per_project_max"), ("vote", "closes_at"), ("vote", "legal_ground")}


REWRITES = [
    "UPDATE plan_operatingplan SET purpose = 'x'",
    "UPDATE plan_operatingplan SET state = 'draft'",
    "DELETE FROM plan_operatingplan",
    "INSERT OR REPLACE INTO plan_operatingplan SELECT * FROM plan_operatingplan",
    "TRUNCATE plan_operatingplan",
]


@pytest.mark.parametrize("rewrite", REWRITES)
def test_the_database_refuses_to_rewrite_a_published_plan(published, rewrite):
    if rewrite.startswith({"sqlite": "TRUNCATE", "postgresql": "INSERT OR"}[connection.vendor]):
        pytest.skip("the other database's word")
    connection.check_constraints()  # PostgreSQL truncates only when no key waits to be checked
    with pytest.raises(DatabaseError, match="a published plan stays"), transaction.atomic():
        run(rewrite)
    assert OperatingPlan.objects.get().digest == digest_of(OperatingPlan.objects.get().frozen)


def test_a_draft_may_be_rewritten_and_thrown_away(draft, year, kim):
    """The negative control: it is being published that protects a row, not the table."""
    run("UPDATE plan_operatingplan SET purpose = 'x'")
    draft.refresh_from_db()
    assert draft.purpose == "x"
    discard_draft(draft, by=kim)
    assert not year.plans.exists()


def test_without_the_trigger_a_rewrite_goes_through_and_the_digest_tells(published):
    names = {
        "sqlite": "plan_operatingplan_no_update",
        "postgresql": "plan_operatingplan_no_change ON plan_operatingplan",
    }
    run(f"DROP TRIGGER {names[connection.vendor]}")
    OperatingPlan.objects.update(frozen=published.frozen | {"total_ceiling": 1})
    published.refresh_from_db()
    assert published.digest != digest_of(published.frozen)


def test_there_is_one_draft_at_a_time(draft, year, kim):
    assert refusal(save_draft, OperatingPlan(cycle=year), by=kim) == "plan.draft_exists"
    with pytest.raises(IntegrityError), transaction.atomic():
        OperatingPlan.objects.create(cycle=year, version=7)


def test_two_officers_publish_the_same_draft_and_the_second_is_told(draft, kim):
    stale = OperatingPlan.objects.get(pk=draft.pk)
    publish_plan(draft, by=kim)
    assert refusal(publish_plan, stale, by=kim) == "plan.already_published"


def refusal(action, *args, **kwargs):
    try:
        action(*args, **kwargs)
    except Refused as refused:
        return refused.reason


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
