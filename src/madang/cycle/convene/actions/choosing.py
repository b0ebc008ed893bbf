"""An open call: each application chosen, kept in reserve or not, with a reason; then the chosen are named."""

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import Application, Call, Member, Route, Stand
from ..permissions import why_not_choose
from .calls import settle
from .seating import name_member
from .told import note_about, tell


@transaction.atomic
def decide(application: Application, stand: str, reason: str, *, by: Person, rank: int | None = None) -> None:
    """The reason is read by the one who applied. May be changed until the choice is closed."""
    require(why_not_choose(by, application.call))
    require("convene.not_in_the_pool" if application.stand in (Stand.DRAFT, Stand.WITHDRAWN) else None)
    require("convene.not_your_own_application" if application.person_id == by.pk else None)
    application.stand, application.reason, application.rank = stand, reason, rank if stand == Stand.RESERVE else None
    application.decided_at, application.decided_by = clock.now(), by
    application.save(update_fields=["stand", "reason", "rank", "decided_at", "decided_by"])


@transaction.atomic
def close_choice(call: Call, *, by: Person) -> int:
    """Everybody got an answer, not more were chosen than there are seats: the chosen are named for the next seating."""
    require(why_not_choose(by, call))
    pool = list(call.applications.in_the_pool().select_related("person", "area"))
    if any(one.stand == Stand.HANDED_IN for one in pool):
        raise Refused("convene.not_all_are_decided")
    chosen = [one for one in pool if one.stand == Stand.CHOSEN]
    if len(chosen) > call.seats:
        raise Refused("convene.more_than_seats", chosen=len(chosen), seats=call.seats)
    settle(call)
    for one in chosen:
        name_member(member_from(one, Route.OPEN_CALL), by=by)
    note_about(call.body, "chosen", by, call=call.pk, number=len(chosen), of=len(pool))
    for one in pool:
        if one.person:
            said = {"call": call.pk, "stand": str(one.stand), "reason": one.reason}
            tell(call.body, "answered", [one.person], subject=one.subject, **said)
    return len(chosen)


def member_from(application: Application, route: str) -> Member:
    return Member(
        body=application.call.body, person=application.person, name=application.name, route=route,
        area=application.area, sex=application.sex, age_band=application.age_band, disability=application.disability,
        multicultural=application.multicultural, from_pool=application.subject,
    )  # fmt: skip
