"""What one person has to do with the bodies of a government: applications with their chances, and seats."""

from django.db.models import Prefetch

from madang.base.people.models import Person
from madang.base.places.models import Government

from .actions.drawing import chance_of
from .models import Application, LotState, Lottery, Member


def applications_of(person: Person, government: Government) -> list[Application]:
    """Newest first, each with `lottery` (promised or drawn) and `chance` where it stands in one."""
    public = Lottery.objects.public().exclude(state=LotState.VOID)
    rows = Application.objects.of(government).filter(person=person).select_related("call__plan__body__cycle", "area")
    found = list(rows.prefetch_related(Prefetch("call__lotteries", public, to_attr="public")).order_by("-pk"))
    for one in found:
        one.lottery = next(iter(one.call.public), None) if one.number else None
        one.chance = chance_of(one.lottery, one) if one.lottery else None
    return found


def seats_of(person: Person, government: Government) -> list[Member]:
    """Where they sit today."""
    return list(Member.objects.sitting().of(government).filter(person=person).select_related("body__cycle"))
