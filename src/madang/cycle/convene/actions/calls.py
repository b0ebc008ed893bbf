"""Call for members; apply, save a draft, hand in, take back; enter paper applications; look at one with a purpose."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.looks import record_look
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from ..models import Application, Call, Channel, Feature, Stand
from ..permissions import (
    why_not_apply,
    why_not_call,
    why_not_import,
    why_not_see_applications,
    why_not_withdraw,
)
from .told import note_about, tell


@transaction.atomic
def make_call(call: Call, *, by: Person) -> Call:
    require(why_not_call(by, call.plan, call.route))
    call.made_by = by
    call.save()
    facts = {"call": call.pk, "route": call.route, "seats": call.seats, "until": call.closes_at.isoformat()}
    note_about(call.body, "called", by, **facts)
    tell(call.body, "called", [], call=call.pk)
    return call


@transaction.atomic
def save_application(application: Application, *, by: Person, hand_in: bool) -> Application:
    """A draft that only they see, or their application. What the plan does not ask for is not kept."""
    call = _locked(application.call)
    require(why_not_apply(by, call))
    application.call, application.person = call, by
    _only_what_is_asked(application)
    now = clock.now()
    application.consented_at = now if hand_in else None
    if application.disability is not None or application.multicultural is not None:
        application.sensitive_consented_at = now
    if hand_in:
        application.number = _next_number(call)
        application.stand, application.handed_in_at = Stand.HANDED_IN, now
    application.save()
    if hand_in:
        note(
            call.body.government, application.subject, "convene.applied", by=by, public=False, number=application.number
        )
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Person) -> None:
    """A draft goes at once. Of what was handed in only the number stays, and what a committed record has counted."""
    call = _locked(application.call)
    application.refresh_from_db()
    require(why_not_withdraw(by, application))
    if application.number is None:
        application.delete()
        return
    application.stand = Stand.WITHDRAWN
    application.name = application.contact = application.motive = ""
    if not call.lotteries.filter(state__in=["committed", "drawn"]).exists():
        empty(application)
    application.save()
    note(call.body.government, application.subject, "convene.withdrawn", by=by, public=False)


def empty(application: Application) -> None:
    """Nothing but the number, the outcome and that it was emptied."""
    application.name = application.contact = application.motive = application.sex = application.age_band = ""
    application.area = application.person = application.disability = application.multicultural = None
    application.sensitive_consented_at, application.forgotten_at = None, clock.now()


@transaction.atomic
def enter_papers(call: Call, applications: list[Application], digest: str, *, by: Person) -> int:
    """Paper applications, all of a file or none; how many. The papers with their signatures stay at the office."""
    call = _locked(call)
    require(why_not_import(by, call))
    first, now = _next_number(call), clock.now()
    for number, application in enumerate(applications, start=first):
        _only_what_is_asked(application)
        application.call, application.number, application.channel = call, number, Channel.PAPER
        application.stand, application.handed_in_at, application.consented_at = Stand.HANDED_IN, now, now
        if application.disability is not None or application.multicultural is not None:
            application.sensitive_consented_at = now
    Application.objects.bulk_create(applications, batch_size=500)
    note_about(call.body, "papers_entered", by, call=call.pk, number=len(applications), digest=digest)
    return len(applications)


def look(application: Application, why: str, *, by: Person) -> None:
    """Call it before showing. Who applied reads who looked and why: on their account page, or by asking the office."""
    require(why_not_see_applications(by, application.call))
    government = application.call.body.government
    if application.person:
        record_look(by, application.person, government, "application", why)
    else:
        note(
            government, application.subject, "convene.looked", by=by, actor=by.office_in(government), public=False,
            what="application", why=why,
        )  # fmt: skip


def settle(call: Call) -> None:
    """The seats are taken: from today the keeping days of the plan run."""
    call.settled_at = clock.now()
    call.forget_on = clock.today() + timedelta(days=call.plan.keep_days)
    if not Call.objects.filter(pk=call.pk, settled_at=None).update(
        settled_at=call.settled_at, forget_on=call.forget_on
    ):
        raise Refused("convene.seats_are_taken")


def _only_what_is_asked(application: Application) -> None:
    asked = application.call.plan.asks()
    for feature in (Feature.DISABILITY, Feature.MULTICULTURAL):
        if feature not in asked:
            setattr(application, feature, None)
    if Feature.AGE not in asked:
        application.age_band = ""
    if Feature.AREA not in asked:
        application.area = None


def _next_number(call: Call) -> int:
    return (call.applications.aggregate(last=Max("number"))["last"] or 0) + 1


def _locked(call: Call) -> Call:
    """Numbers, withdrawals and the record of a lottery wait for one another."""
    rows = Call.objects.select_for_update(of=("self",)).select_related("plan__body__government")
    return rows.prefetch_related("plan__quotas", "plan__shares").get(pk=call.pk)
