"""Why somebody may not make bodies, apply, seat, draw or judge: one code, or None."""

from django.db.models import Q

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Application, Body, Call, Interest, LotState, Lottery, Member, Route, SeatPlan, Stand


def is_recused(person: Person, body: Body, subject: str) -> bool:
    """Whether they must not judge this here. An interest declared on one body holds on every body of the government."""
    interests = Interest.objects.of(body.government).standing()
    return interests.filter(member__person=person, subject=subject).exists()


def why_not_convene(person: Person, government: Government) -> str | None:
    """Bodies, plans, calls, seats, lotteries, allowances: the officer of the budget office."""
    if not person.is_authenticated:
        return "people.sign_in_needed"
    return person.why_not_play(government, Role.OFFICER)


def why_not_change_plan(person: Person, plan: SeatPlan) -> str | None:
    if reason := why_not_convene(person, plan.body.government):
        return reason
    return "convene.plan_stands" if plan.published_at else None


def why_not_call(person: Person, plan: SeatPlan | None, route: str = "") -> str | None:
    """A call rests on a published plan that has seats for its route."""
    if plan is None or plan.published_at is None:
        return "convene.no_plan_yet"
    if reason := why_not_convene(person, plan.body.government):
        return reason
    if route and not plan.shares.filter(route=route, number__gt=0).exists():
        return "convene.no_seats_by_this_route"
    return None


def why_not_apply(person: Person, call: Call) -> str | None:
    if call.opens_at > clock.now():
        return "convene.call_not_open_yet"
    if not call.is_open:
        return "convene.call_closed"
    if not person.is_authenticated:
        return "people.sign_in_needed"
    if Member.objects.sitting(call.body).filter(person=person).exists():
        return "convene.sits_already"
    own = application_of(person, call)
    return "convene.applied_already" if own and own.stand != Stand.DRAFT else None


def application_of(person: Person, call: Call) -> Application | None:
    """Their own, unless they took it back."""
    if not person.is_authenticated:
        return None
    return call.applications.filter(person=person).exclude(stand=Stand.WITHDRAWN).select_related("area").first()


def why_not_withdraw(person: Person, application: Application) -> str | None:
    """Any time until somebody sits on the seat; later they resign."""
    if application.person_id != person.pk and why_not_convene(person, application.call.body.government):
        return "convene.not_your_application"
    if application.stand == Stand.WITHDRAWN:
        return "convene.withdrawn_already"
    return "convene.seats_are_taken" if application.call.settled_at else None


def why_not_see_applications(person: Person, call: Call) -> str | None:
    return why_not_convene(person, call.body.government)


def why_not_import(person: Person, call: Call) -> str | None:
    """Paper applications that came in time may be entered until the pool is fixed."""
    if reason := why_not_convene(person, call.body.government):
        return reason
    if call.opens_at > clock.now():
        return "convene.call_not_open_yet"
    if call.settled_at:
        return "convene.seats_are_taken"
    return "convene.pool_is_fixed" if _live(call, *_FIXED) else None


def why_not_choose(person: Person, call: Call) -> str | None:
    if reason := why_not_convene(person, call.body.government):
        return reason
    if call.route != Route.OPEN_CALL:
        return "convene.drawn_not_chosen"
    if call.settled_at:
        return "convene.seats_are_taken"
    return None if call.has_ended else "convene.call_still_open"


def why_not_prepare_lottery(person: Person, call: Call) -> str | None:
    if reason := why_not_convene(person, call.body.government):
        return reason
    if call.route != Route.LOT:
        return "convene.chosen_not_drawn"
    if not call.has_ended:
        return "convene.call_still_open"
    if call.settled_at:
        return "convene.seats_are_taken"
    return "convene.one_record_one_draw" if _live(call) else None


def why_not_commit(person: Person, lottery: Lottery) -> str | None:
    return _why_not_in(person, lottery, LotState.RECKONED)


def why_not_draw(person: Person, lottery: Lottery) -> str | None:
    if reason := _why_not_in(person, lottery, LotState.COMMITTED):
        return reason
    return None if clock.now() >= lottery.known_at else "convene.randomness_not_known_yet"


def why_not_seat_drawn(person: Person, lottery: Lottery) -> str | None:
    return _why_not_in(person, lottery, LotState.DRAWN)


def why_not_void(person: Person, lottery: Lottery) -> str | None:
    """Not once people took their seats."""
    if reason := why_not_convene(person, lottery.call.body.government):
        return reason
    return "convene.not_this_step" if lottery.state in (LotState.SEATED, LotState.VOID) else None


def why_not_replace(person: Person, lottery: Lottery) -> str | None:
    if reason := why_not_convene(person, lottery.call.body.government):
        return reason
    if lottery.state not in (LotState.DRAWN, LotState.SEATED):
        return "convene.not_this_step"
    return "convene.reserves_are_forgotten" if lottery.call.forgotten_at else None


def why_not_renew(person: Person, member: Member) -> str | None:
    if reason := why_not_convene(person, member.body.government):
        return reason
    if not member.appointed or member.until is None:
        return "convene.office_holders_have_no_term"
    if member.seating_id is None or member.ended_on:
        return "convene.does_not_sit"
    return "convene.renewals_used_up" if member.term > member.body.renewals else None


def why_not_end(person: Person, member: Member) -> str | None:
    """An officer, or the member for themselves."""
    if member.person_id != person.pk and (reason := why_not_convene(person, member.body.government)):
        return reason
    return "convene.does_not_sit" if member.ended_on or member.seating_id is None else None


def why_not_declare(person: Person, body: Body) -> str | None:
    """Whoever sits on it, for themselves; the officer for anybody (제척·기피)."""
    if not person.is_authenticated:
        return "people.sign_in_needed"
    if Member.objects.sitting(body).filter(person=person).exists():
        return None
    return "convene.only_members_declare" if why_not_convene(person, body.government) else None


def sits_on(person: Person, government: Government):
    """The bodies of a government this person sits on today."""
    sitting = Member.objects.sitting().filter(person=person)
    return Body.objects.of(government).filter(Q(members__in=sitting)).distinct()


_FIXED = (LotState.COMMITTED, LotState.DRAWN, LotState.SEATED)


def _live(call: Call, *states: LotState) -> bool:
    lotteries = call.lotteries.exclude(state=LotState.VOID)
    return lotteries.filter(state__in=states).exists() if states else lotteries.exists()


def _why_not_in(person: Person, lottery: Lottery, state: LotState) -> str | None:
    if reason := why_not_convene(person, lottery.call.body.government):
        return reason
    return None if lottery.state == state else "convene.not_this_step"
