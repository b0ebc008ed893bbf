"""The dates of the law come out as budget offices know them, and a year may only set an earlier one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.budget.calendar.actions import mark_done, set_day
from madang.cycle.budget.calendar.standing import day_of, days_of
from madang.cycle.budget.deadlines import Step, months_later, rule_of, rules_of
from madang.cycle.budget.models import Bill, LegalDay

KNOWN = {
    "province": {
        Step.STANDARDS: date(2026, 7, 31), Step.GUIDELINES: date(2026, 8, 31), Step.REQUESTS: date(2026, 10, 31),
        Step.STATEMENT: date(2026, 11, 11), Step.BILL: date(2026, 11, 11), Step.MID_TERM: date(2026, 12, 1),
        Step.DECISION: date(2026, 12, 16), Step.BUDGET_DISCLOSURE: date(2027, 2, 28), Step.CLOSING: date(2027, 12, 31),
        Step.BOOKS_CLOSED: date(2028, 2, 10), Step.SETTLEMENT: date(2028, 3, 19), Step.INSPECTION: date(2028, 5, 20),
        Step.TO_COUNCIL: date(2028, 5, 31), Step.APPROVAL: date(2028, 6, 30),
        Step.SETTLEMENT_DISCLOSURE: date(2028, 8, 31),
    },
    "national": {
        Step.NATIONAL_PLANS: date(2026, 1, 31), Step.NATIONAL_GUIDELINES: date(2026, 3, 31),
        Step.REQUESTS: date(2026, 5, 31), Step.BILL: date(2026, 9, 2), Step.DECISION: date(2026, 12, 2),
    },
}  # fmt: skip
KNOWN["municipality"] = KNOWN["province"] | {
    Step.STATEMENT: date(2026, 11, 21), Step.BILL: date(2026, 11, 21), Step.DECISION: date(2026, 12, 21),
}  # fmt: skip


@pytest.mark.parametrize("tier", KNOWN)
def test_every_tier_has_the_dates_that_offices_know(tier):
    assert {rule.step: rule.on(2027) for rule in rules_of(tier)} == KNOWN[tier]


def test_the_settlement_is_written_by_20_march_and_a_day_earlier_after_a_leap_february():
    settlement = rule_of("municipality", Step.SETTLEMENT)
    assert [settlement.on(year) for year in (2025, 2026, 2027)] == [
        date(2026, 3, 20), date(2027, 3, 20), date(2028, 3, 19),
    ]  # fmt: skip


def test_the_budget_is_disclosed_two_months_after_the_council_decided_and_by_the_end_of_february_at_the_latest():
    disclosure = rule_of("municipality", Step.BUDGET_DISCLOSURE)
    assert disclosure.on(2027, after=date(2026, 12, 18)) == date(2027, 2, 18)
    assert disclosure.on(2027, after=date(2027, 1, 15)) == date(2027, 2, 28)
    assert disclosure.on(2028) == date(2028, 2, 29)


def test_only_what_the_law_sets_has_a_latest_day():
    assert rule_of("municipality", Step.BILL).latest(2027) == date(2026, 11, 22)  # the words of the law, read literally
    assert rule_of("municipality", Step.TO_COUNCIL).latest(2027) == date(2028, 5, 31)
    assert rule_of("municipality", Step.REQUESTS).latest(2027) is None
    assert rule_of("municipality", "nothing") is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(0, 40))
def test_months_later_is_that_many_months_later(day, months):
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and months_later(later.replace(day=1), 1) > later)


@pytest.mark.django_db
def test_an_officer_sets_an_earlier_day_with_a_reason(year, kim):
    set_day(year, Step.BILL, date(2026, 11, 13), "의회가 회기를 앞당김", by=kim)
    day = day_of(year, Step.BILL)
    assert (day.on, day.legal, day.why) == (date(2026, 11, 13), date(2026, 11, 21), "의회가 회기를 앞당김")
    assert Entry.objects.filter(subject=year.subject, event="day_set").count() == 1
    set_day(year, Step.BILL, None, "", by=kim)
    assert day_of(year, Step.BILL).on == date(2026, 11, 21)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "why", "code"),
    [
        (date(2026, 11, 23), "늦게", "budget.later_than_the_law"),
        (date(2026, 11, 13), " ", "budget.why_another_day"),
    ],
)
def test_nobody_sets_a_later_day_or_one_without_a_reason(year, kim, on, why, code):
    with pytest.raises(Refused) as refused:
        set_day(year, Step.BILL, on, why, by=kim)
    assert (refused.value.reason, LegalDay.objects.count()) == (code, 0)


@pytest.mark.django_db
def test_the_database_refuses_a_day_without_a_reason(year, kim):
    LegalDay.objects.create(cycle=year, step=Step.BILL, on=date(2026, 11, 1), why="회기", by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        LegalDay.objects.create(cycle=year, step=Step.DECISION, on=date(2026, 12, 1), by=kim)


@pytest.mark.django_db
def test_a_resident_sets_no_day(year, ara):
    for act in (
        lambda: set_day(year, Step.BILL, None, "", by=ara),
        lambda: mark_done(year, Step.CLOSING, None, by=ara),
    ):
        with pytest.raises(Refused, match=r"budget\.officers_only"):
            act()


@pytest.mark.django_db
def test_what_is_done_is_read_from_the_tables_or_written_down(year, kim):
    with clock.set_to(datetime(2026, 12, 20, 10, tzinfo=ZoneInfo("Asia/Seoul"))):
        Bill.objects.create(
            government=year.government, fiscal_year=2027, state="decided", submitted_on=date(2026, 11, 20),
            decided_on=date(2026, 12, 18),
        )  # fmt: skip
        mark_done(year, Step.MID_TERM, date(2026, 12, 3), by=kim)
        states = {day.step: (day.state, day.left) for day in days_of(year)}
        assert states[Step.BILL] == ("done", -29)
        assert states[Step.MID_TERM] == ("late", -19)
        assert states[Step.STATEMENT] == ("over", -29)
        assert states[Step.DECISION] == ("done", 1)
        assert states[Step.BUDGET_DISCLOSURE] == ("coming", 60)  # two months after 18 December
        with pytest.raises(Refused, match=r"budget\.not_done_yet"):
            mark_done(year, Step.CLOSING, date(2027, 12, 31), by=kim)


@pytest.mark.django_db
def test_everyone_reads_the_calendar_and_a_calendar_program_takes_it(year, client):
    page = client.get("/haeoreum/2027/budget/calendar/")
    assert page.status_code == 200
    assert "11월 21일" in page.content.decode()
    assert "office/calendar" not in page.content.decode()
    file = client.get("/haeoreum/2027/budget/calendar.ics")
    events = list(icalendar.Calendar.from_ical(file.content).walk("VEVENT"))
    assert [str(event["UID"]) for event in events] == [
        f"{year.government_id}-2027-{day.step}@madang" for day in days_of(year)
    ]
    bill = next(event for event in events if "-bill@" in event["UID"])
    assert bill["DTSTART"].dt.astimezone(ZoneInfo("Asia/Seoul")) == datetime(
        2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Seoul")
    )


@pytest.mark.django_db
def test_an_officer_writes_a_day_on_the_page(year, client, sign_in, kim):
    sign_in(client, kim)
    assert "office/calendar/bill/" in client.get("/haeoreum/2027/budget/calendar/").content.decode()
    address = "/haeoreum/2027/budget/office/calendar/bill/"
    assert client.get(address).status_code == 200
    late = client.post(address, {"on": "2026-11-30", "why": "늦게"})
    assert (late.status_code, LegalDay.objects.count()) == (422, 0)
    assert client.post(address, {"on": "2026-11-13", "why": "회기를 앞당김"}).status_code == 302
    assert day_of(year, Step.BILL).on == date(2026, 11, 13)
    assert client.get("/haeoreum/2027/budget/office/calendar/nothing/").status_code == 404


def test_where_offices_rest_on_the_day_of_the_law_the_last_working_day_stands_beside_it(year, client):
    """21 November 2026 is a Saturday; 20 May 2029 is Buddha's birthday, and a Sunday."""
    day = day_of(year, Step.BILL)
    assert (day.on, day.working_day) == (date(2026, 11, 21), date(2026, 11, 20))
    assert day_of(year, Step.DECISION).working_day == date(2026, 12, 21)  # a Monday
    page = client.get("/haeoreum/2027/budget/calendar/").content.decode()
    assert "쉬는 날입니다. 앞선 근무일은 2026년 11월 20일(금)" in page
