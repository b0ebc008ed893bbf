"""The calendar of meetings, for people and for calendar programs."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from madang.base.meetings import actions
from madang.base.meetings.ics import Event, calendar
from madang.base.notices.actions import follow
from madang.base.notices.models import Message

from .conftest import STARTS

AT = datetime(2026, 5, 18, 5, 0, tzinfo=UTC)


def event(**fields):
    return Event(**{
        "uid": "1@madang", "starts_at": AT, "ends_at": AT + timedelta(hours=2), "changed_at": AT, "title": "회의",
        "status": "CONFIRMED", "sequence": 0,
    } | fields)  # fmt: skip


def read(text):
    [found] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    "words",
    [
        "쉼표, 쌍반점; 거꿀빗금 \\ 그리고 \\n 글자",
        "두 줄\n글",
        "가" * 200,
        "A" * 75,
        "끝에 공백 " * 30,
        "😀" * 60,
        "END:VEVENT\nBEGIN:VALARM",
    ],
)
def test_another_program_reads_what_was_written(words):
    found = read(calendar("달력", [event(title="회의", about=words, place=words)]))
    assert (str(found["DESCRIPTION"]), str(found["LOCATION"])) == (words, words)


def test_lines_are_folded_at_75_octets_and_end_in_crlf():
    text = calendar("달력", [event(about="수어 통역이 있습니다. " * 20, title="가나다라" * 30)])
    lines = text.split("\r\n")
    assert lines[-1] == "" and "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75


def test_nobody_writes_a_line_of_their_own_into_the_calendar():
    text = calendar(
        "달력", [event(title="회의\r\nATTACH:https://evil.example\r\n", url="https://a.example/\r\nX-BAD:1")]
    )
    assert "\r\nATTACH" not in text and "\r\nX-BAD" not in text
    assert str(read(text)["SUMMARY"]) == "회의\nATTACH:https://evil.example\n"


def test_moments_are_those_of_the_meeting():
    found = read(calendar("달력", [event()]))
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (AT, AT + timedelta(hours=2))


def feed(client, query=""):
    answer = client.get(f"/haeoreum/meetings/calendar.ics{query}")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_feed_tells_every_meeting_and_how_it_stands(client, meeting, plan, han):
    actions.cancel_meeting(plan(title="취소될 회의"), "비가 와서", by=han)
    found = {str(one["SUMMARY"]): str(one["STATUS"]) for one in feed(client)}
    assert found == {"제1차 회의 (시민위원회)": "TENTATIVE", "취소될 회의 (시민위원회)": "CANCELLED"}
    actions.call_meeting(meeting, by=han)
    assert "CONFIRMED" in {str(one["STATUS"]) for one in feed(client)}


def test_a_moved_meeting_keeps_its_uid_and_raises_its_sequence(client, called, han):
    [before] = feed(client)
    later = STARTS + timedelta(days=2)
    actions.move_meeting(
        called, "미룹니다", by=han, seen=called.sequence, starts_at=later, ends_at=later + timedelta(hours=1)
    )
    [after] = feed(client)
    assert before["UID"] == after["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART") == later


def test_the_feed_of_one_host_has_only_its_meetings(client, meeting, haeoreum, kim):
    actions.set_host(haeoreum, "body/4", "달빛동 지역회의", by=kim)
    when = {"starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1), "place": "주민센터"}
    actions.plan_meeting(haeoreum, "body/4", by=kim, title="동네 회의", **when)
    assert [str(one["SUMMARY"]) for one in feed(client, "?host=body/4")] == ["동네 회의 (달빛동 지역회의)"]
    assert len(feed(client)) == 2


def test_the_online_address_of_a_closed_meeting_is_not_in_the_feed(client, plan):
    plan(link="https://meet.example/secret", is_open=False, mode="hybrid")
    plan(link="https://meet.example/open", mode="hybrid", title="열린 회의")
    text = client.get("/haeoreum/meetings/calendar.ics").content.decode().replace("\r\n ", "")
    assert "secret" not in text and "https://meet.example/open" in text


def test_one_meeting_is_had_alone(client, meeting, plan):
    plan(title="다른 회의")
    answer = client.get(f"/haeoreum/meetings/{meeting.pk}.ics")
    assert str(read(answer.content)["SUMMARY"]).startswith("제1차 회의")


def test_the_meetings_of_the_town_next_door_are_not_here(client, meeting, neighbour):
    assert client.get(f"/dalmaji/meetings/{meeting.pk}/").status_code == 404
    assert client.get(f"/dalmaji/meetings/{meeting.pk}.ics").status_code == 404
    answer = client.get("/dalmaji/meetings/calendar.ics")
    assert icalendar.Calendar.from_ical(answer.content).walk("VEVENT") == []


def test_a_month_shows_its_meetings_and_an_empty_one_leads_on(client, meeting):
    page = client.get("/haeoreum/meetings/?month=2026-05").content.decode()
    assert "제1차 회의" in page
    empty = client.get("/haeoreum/meetings/?month=2026-03").content.decode()
    assert "제1차 회의" not in empty and "?month=2026-05" in empty


@pytest.mark.parametrize("month", ["", "abc", "2026-13", "0001-01", "9999-12", "2026-05-01", "²⁰²⁶-05"])
def test_a_month_that_is_none_shows_this_one(client, meeting, month):
    assert "제1차 회의" in client.get(f"/haeoreum/meetings/?month={month}").content.decode()


def test_who_follows_all_meetings_hears_of_each(meeting, haeoreum, han, stranger):
    follow(haeoreum, "meetings/all", by=stranger, name="모든 회의")
    actions.call_meeting(meeting, by=han)
    assert Message.objects.to(stranger).count() == 1
