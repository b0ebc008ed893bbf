"""What processes do to the same meetings at the same moment, for test_meeting_races.py: python -c START FOLDER DEED NUMBER."""

import os
from datetime import timedelta
from pathlib import Path

from django.db.models import F

from madang.base import clock
from madang.base.meetings import actions
from madang.base.meetings.models import Item, Meeting, Minutes, Motion, Recusal, Voice
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.base.record.actions import broken_links

from .racers import PROPOSING, _officer, _person, _told, _wait, found

START = "import django; django.setup(); from tests.meeting_racers import main; import sys; main(*sys.argv[1:])"
MEETINGS, SEATS = 6, 4


def main(folder: str, deed: str, number: str) -> None:
    """Get ready, wait for the others, do it, and print how it went."""
    here = Path(folder)
    (here / f"ready-{os.getpid()}").touch()
    _wait(here, "go", 60)
    with clock.set_to(PROPOSING):
        print(DEEDS[deed](int(number)))


def prepare(_number):
    """Six meetings of four members, all called, everyone there."""
    found(0, None)
    town, officer = Government.objects.get(slug="races"), _officer()
    for number in range(SEATS):
        _person(f"member{number}", town, "member")
    actions.set_host(town, "body/1", "위원회", by=officer)
    at = {"starts_at": PROPOSING - timedelta(hours=1), "ends_at": PROPOSING + timedelta(hours=1), "place": "시청"}
    for number in range(MEETINGS):
        meeting = actions.plan_meeting(town, "body/1", title=f"회의 {number}", by=officer, **at)
        rows = [{"person": _member(n), "name": f"member{n}", "voting": True} for n in range(SEATS)]
        seats = actions.seat_all(meeting, rows, by=officer)
        actions.put_item(meeting, "안건", by=officer)
        meeting = actions.call_meeting(meeting, by=officer)
        actions.mark_attendance(meeting, {seat.pk: True for seat in seats}, by=officer)


def hold(_number):
    return _each(Meeting.objects.order_by("pk"), lambda one: actions.hold_meeting(one, by=_officer()))


def open_(_number):
    """A vote by name on every item; two that open it at once open it once."""
    items = Item.objects.select_related("meeting").order_by("pk")
    return _each(items, lambda one: actions.open_motion(one, "상정합니다", by=_officer(), manner="named"))


def speak(number):
    return _each(_motions(), lambda one: actions.speak(one, "yes", by=_member(number)))


def close(_number):
    return _each(_motions(), lambda one: actions.close_motion(one, by=_officer()))


def leave(number):
    """The member of this number is recused while they vote."""
    items = Item.objects.select_related("meeting").order_by("pk")
    return _each(items, lambda one: actions.recuse(one, _member(number - 1), "제 일입니다", by=_officer()))


def write(number):
    items = list(Item.objects.select_related("meeting").order_by("pk"))
    return _each(items, lambda one: actions.save_item(one, by=_officer(), seen=0, said=f"{number}"))


def draft(_number):
    return _each(Meeting.objects.order_by("pk"), lambda one: actions.draft_minutes(one, by=_officer()))


def look(_number):
    motions = Motion.objects.exclude(outcome="open")
    return {
        "held": Meeting.objects.filter(state="held").count(),
        "motions": Motion.objects.count(),
        "miscounted": sum(one.yes != one.voices.filter(choice="yes").count() for one in motions),
        "counted": motions.count(),
        "both": Voice.objects.filter(attendance__recusals__item=F("motion__item")).count(),
        "recused": Recusal.objects.count(),
        "voices": Voice.objects.count(),
        "minutes": Minutes.objects.count(),
        "broken": list(broken_links(Government.objects.get(slug="races"))),
    }


def _motions() -> list[Motion]:
    return list(Motion.objects.select_related("item__meeting").order_by("pk"))


def _each(rows, act) -> str:
    return " ".join(_told(lambda one=one: act(one)) for one in list(rows))


def _member(number: int) -> Person:
    return Person.objects.get(email=f"member{number}@races.example")


DEEDS = {
    "prepare": prepare, "hold": hold, "open": open_, "speak": speak, "close": close, "leave": leave, "write": write,
    "draft": draft, "look": look,
}  # fmt: skip
