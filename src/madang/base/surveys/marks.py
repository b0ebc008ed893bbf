"""Keyed marks: of a person in one survey, so that two surveys cannot be laid side by side; of an address, for a day."""

from datetime import timedelta

from madang.base import clock
from madang.base.people.marks import mark
from madang.base.people.models import Person
from madang.base.people.refusals import Refused

from .models import Knock, Survey

A_DAY = timedelta(days=1)
MOST_A_DAY = 200  # a library or a school is one address for many people


def mark_of(person: Person, survey: Survey) -> str:
    return mark("surveys", str(survey.pk), str(person.pk))


def knock(survey: Survey, address: str) -> None:
    """Before an answer without an account is taken. Raises Refused("surveys.too_many_from_here")."""
    if not address:
        return
    who = mark("surveys.address", str(survey.pk), address)
    if Knock.objects.filter(mark=who, at__gt=clock.now() - A_DAY).count() >= MOST_A_DAY:
        raise Refused("surveys.too_many_from_here")
    Knock.objects.create(mark=who)
