from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from madang.base import clock
from madang.base.pages.words import count_of, day, dday, moment, money, nearness, number, percent, until, won

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture(params=["ko", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def september():
    with timezone.override(SEOUL), clock.set_to(datetime(2027, 9, 1, 3, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("amount", "ko", "en"),
    [
        (0, "0원", "₩0"),
        (190, "190원", "₩190"),
        (15_000, "1만 5,000원", "₩15,000"),
        (42_000_000, "4,200만 원", "₩42,000,000"),
        (320_000_000, "3억 2,000만 원", "₩320,000,000"),
        (12_345_678, "1,234만 5,678원", "₩12,345,678"),
        (3_800_000_000, "38억 원", "₩3,800,000,000"),
        (1_200_000_000_000, "1조 2,000억 원", "₩1,200,000,000,000"),
        (-5_000_000, "-500만 원", "-₩5,000,000"),
    ],
)
def test_won_is_said_as_people_say_it(language, amount, ko, en):
    assert won(amount) == {"ko": ko, "en": en}[language]


@pytest.mark.parametrize(
    ("amount", "currency", "ko", "en"),
    [
        (1250, "EUR", "€12.50", "€12.50"),
        (123_456_700, "USD", "US$1,234,567.00", "$1,234,567.00"),
        (5000, "JPY", "JP¥5,000", "¥5,000"),
        (1500, "KWD", "KWD1.500", "KWD1.500"),
        (42_000_000, "KRW", "4,200만 원", "₩42,000,000"),
    ],
)
def test_other_money_has_its_own_minor_units(language, amount, currency, ko, en):
    assert money(amount, currency) == {"ko": ko, "en": en}[language]


@pytest.mark.parametrize(
    ("value", "noun", "ko", "en"),
    [
        (1842, "vote", "1,842표", "1,842 votes"),
        (1, "vote", "1표", "1 vote"),
        (0, "person", "0명", "0 people"),
        (1, "person", "1명", "1 person"),
        (612, "proposal", "612건", "612 proposals"),
    ],
)
def test_counts_come_with_their_counter(language, value, noun, ko, en):
    assert count_of(value, noun) == {"ko": ko, "en": en}[language]


def test_noun_nobody_knows_is_named():
    with pytest.raises(KeyError, match="ghost"):
        count_of(3, "ghost")


def test_shares_have_one_decimal_and_halves_go_up():
    assert [percent(41, 1000), percent(1, 3), percent(0.5), percent(1), percent(5, 0), percent(125, 10_000)] == [
        "4.1%", "33.3%", "50%", "100%", "–", "1.3%",
    ]  # fmt: skip


def test_numbers_are_grouped():
    assert [number(1234567), number(0.5), number(12.0), number(Decimal("2.25"))] == ["1,234,567", "0.5", "12", "2.25"]


@pytest.mark.parametrize(
    ("value", "form", "ko", "en"),
    [
        (date(2027, 9, 14), "", "2027년 9월 14일(화)", "Tuesday 14 September 2027"),
        (date(2027, 9, 14), "short", "9월 14일(화)", "Tuesday 14 September"),
        (date(2028, 2, 29), "short", "2028년 2월 29일(화)", "Tuesday 29 February 2028"),
        (date(2027, 5, 20), "dots", "2027. 5. 20.", "20 May 2027"),
        (datetime(2027, 9, 13, 15, 0, tzinfo=UTC), "short", "9월 14일(화)", "Tuesday 14 September"),
    ],
)
def test_days_are_those_of_the_government(september, language, value, form, ko, en):
    assert day(value, form) == {"ko": ko, "en": en}[language]


@pytest.mark.parametrize(
    ("hour", "minute", "ko", "en"),
    [
        (0, 0, "새벽 12시", "midnight"),
        (5, 30, "새벽 5시 30분", "5:30 am"),
        (9, 0, "오전 9시", "9 am"),
        (12, 0, "낮 12시", "noon"),
        (12, 5, "낮 12시 5분", "12:05 pm"),
        (14, 0, "오후 2시", "2 pm"),
        (19, 0, "저녁 7시", "7 pm"),
        (23, 59, "밤 11시 59분", "11:59 pm"),
    ],
)
def test_hours_are_said_by_the_part_of_the_day(september, language, hour, minute, ko, en):
    said = moment(datetime(2027, 9, 14, hour, minute, tzinfo=SEOUL), "short")
    assert said == {"ko": f"9월 14일(화) {ko}", "en": f"Tuesday 14 September, {en}"}[language]


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        (date(2027, 9, 14), "9월 14일(화)까지", "until Tuesday 14 September"),
        (
            datetime(2027, 9, 14, 23, 59, tzinfo=SEOUL),
            "9월 14일(화) 밤 11시 59분까지",
            "until Tuesday 14 September, 11:59 pm",
        ),
        (
            datetime(2027, 9, 15, 0, 0, tzinfo=SEOUL),
            "9월 14일(화) 밤 12시까지",
            "until midnight on Tuesday 14 September",
        ),
    ],
)
def test_window_that_shuts_at_midnight_ends_on_the_day_before(september, language, value, ko, en):
    assert until(value) == {"ko": ko, "en": en}[language]


@pytest.mark.parametrize(
    ("value", "ko", "en", "near"),
    [
        (date(2027, 8, 30), "2일 지남", "2 days late", "late"),
        (date(2027, 8, 31), "1일 지남", "1 day late", "late"),
        (date(2027, 9, 1), "오늘", "today", "soon"),
        (date(2027, 9, 2), "내일", "tomorrow", "soon"),
        (datetime(2027, 9, 3, 0, 0, tzinfo=SEOUL), "내일", "tomorrow", "soon"),
        (date(2027, 9, 4), "3일 남음", "3 days left", "soon"),
        (date(2027, 9, 5), "4일 남음", "4 days left", "far"),
    ],
)
def test_deadline_says_how_near_it_is(september, language, value, ko, en, near):
    assert (dday(value), nearness(value)) == ({"ko": ko, "en": en}[language], near)
