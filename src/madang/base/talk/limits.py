"""How often one person, or one address, may write. Without a riddle: it says when one may write again."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localtime

from madang.base import clock
from madang.base.people.marks import mark
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government

from .models import Attempt

LONGEST = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    most: int
    within: timedelta


# A library or a community centre is one address for many people, hence the wider limits.
OF_A_PERSON = {
    "comment": [Limit(6, timedelta(minutes=10)), Limit(60, LONGEST)],
    "report": [Limit(10, timedelta(hours=1)), Limit(30, LONGEST)],
    "contest": [Limit(5, LONGEST)],
    "translate": [Limit(20, timedelta(hours=1))],
    "draft": [Limit(30, timedelta(hours=1)), Limit(100, LONGEST)],
}
OF_AN_ADDRESS = {
    "comment": [Limit(40, timedelta(minutes=10)), Limit(400, LONGEST)],
    "report": [Limit(20, timedelta(hours=1)), Limit(100, LONGEST)],
    "contest": [Limit(50, LONGEST)],
    "translate": [Limit(100, timedelta(hours=1))],
    "draft": [Limit(30, timedelta(minutes=10)), Limit(300, LONGEST)],
}


@transaction.atomic
def count_attempt(government: Government, kind: str, person: Person | None, address: str) -> None:
    """Before anything is changed. Raises Refused("talk.too_often", again_at=…).

    The government's row is locked, so that two requests at once are counted one after the other.
    """
    Government.objects.select_for_update().get(pk=government.pk)
    for who, limits in ((mark_of(person, ""), OF_A_PERSON), (mark_of(None, address), OF_AN_ADDRESS)):
        if who:
            _count(kind, who, limits[kind])


def mark_of(person: Person | None, address: str) -> str:
    """A keyed mark, of the person if there is one; "" when nothing is known."""
    if person is not None and person.is_authenticated:
        return mark("talk", "person", str(person.pk))
    return mark("talk", "address", address) if address else ""


def forget_attempts() -> int:
    return Attempt.objects.filter(at__lt=clock.now() - LONGEST).delete()[0]


def _count(kind: str, who: str, limits: list[Limit]) -> None:
    now = clock.now()
    for limit in limits:
        times = Attempt.objects.filter(kind=kind, mark=who, at__gt=now - limit.within).order_by("-at", "-pk")
        # The one that has to pass out of the window before there is room for another.
        last = times.values_list("at", flat=True)[limit.most - 1 : limit.most]
        if last:
            raise Refused("talk.too_often", again_at=localtime(last[0] + limit.within), most=limit.most)
    Attempt.objects.create(kind=kind, mark=who, at=now)
