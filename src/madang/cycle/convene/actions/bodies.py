"""Make and close bodies, plan their seats, publish their rules."""

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..models import Body, Quota, Rules, SeatPlan, SeatShare
from ..permissions import why_not_change_plan, why_not_convene
from .meeting import tell_host
from .told import note_about


@transaction.atomic
def save_body(body: Body, *, by: Person) -> Body:
    """Make one, or change what is said of it."""
    require(why_not_convene(by, body.government))
    new = body.pk is None
    body.save()
    note_about(body, "body_made" if new else "body_changed", by, kind=body.kind)
    tell_host(body, by=by)
    return body


@transaction.atomic
def close_body(body: Body, *, by: Person) -> None:
    require(why_not_convene(by, body.government))
    body.closed_on = clock.today()
    body.save(update_fields=["closed_on"])
    note_about(body, "body_closed", by)


@transaction.atomic
def save_plan(plan: SeatPlan, shares: dict[str, int], quotas: list[Quota], *, by: Person) -> SeatPlan:
    """The draft of how the seats are shared out. `shares`: seats by route."""
    require(why_not_change_plan(by, plan))
    if plan.pk is None:
        last = SeatPlan.objects.filter(body=plan.body).aggregate(last=Max("version"))["last"]
        plan.version = (last or 0) + 1
    plan.save()
    plan.shares.all().delete()
    plan.quotas.all().delete()
    SeatShare.objects.bulk_create(
        [SeatShare(plan=plan, route=route, number=number) for route, number in shares.items() if number]
    )
    for quota in quotas:
        quota.plan = plan
    Quota.objects.bulk_create(quotas)
    return plan


@transaction.atomic
def publish_plan(plan: SeatPlan, *, by: Person) -> None:
    """From here it stands; another version replaces it for the next call."""
    require(why_not_change_plan(by, plan))
    require(None if plan.shares.exists() else "convene.plan_without_seats")
    plan.published_at, plan.published_by = clock.now(), by
    plan.save(update_fields=["published_at", "published_by"])
    seats = sum(share.number for share in plan.shares.all())
    note_about(plan.body, "plan_published", by, version=plan.version, seats=seats, quotas=plan.quotas.count())


@transaction.atomic
def publish_rules(rules: Rules, *, by: Person) -> Rules:
    require(why_not_convene(by, rules.body.government))
    Body.objects.select_for_update().get(pk=rules.body.pk)
    rules.version = (Rules.objects.filter(body=rules.body).aggregate(last=Max("version"))["last"] or 0) + 1
    rules.published_by = by
    rules.save()
    note_about(rules.body, "rules_published", by, version=rules.version)
    return rules
