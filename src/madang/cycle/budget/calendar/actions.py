"""Set a date of its own for a year, and write down what was done."""

from datetime import date

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from ..deadlines import Step, rule_of
from ..models import LegalDay
from ..permissions import why_not_keep_books


@transaction.atomic
def set_day(cycle: Cycle, step: Step, on: date | None, why: str, *, by: Person) -> LegalDay:
    """Another day than the rule comes to, with its reason; None goes back to the rule. A later one than the law's is refused."""
    require(why_not_keep_books(by, cycle.government))
    latest = rule_of(cycle.government.tier, step).latest(cycle.fiscal_year)
    require("budget.later_than_the_law" if on and latest and on > latest else None, latest=latest)
    require("budget.why_another_day" if on and not why.strip() else None)
    day = _keep(cycle, step, by, on=on, why=why if on else "")
    _note(cycle, "day_set", by, step, on, why=day.why)
    return day


@transaction.atomic
def mark_done(cycle: Cycle, step: Step, on: date | None, *, by: Person) -> LegalDay:
    """What was done outside the platform, or by a later stage (`settle`, `feedback`). None takes it back."""
    require(why_not_keep_books(by, cycle.government))
    require("budget.not_done_yet" if on and on > clock.today() else None)
    day = _keep(cycle, step, by, done_on=on)
    _note(cycle, "day_done", by, step, on)
    return day


def _keep(cycle: Cycle, step: Step, by: Person, **fields) -> LegalDay:
    fields |= {"at": clock.now(), "by": by}
    day, _made = LegalDay.objects.update_or_create(cycle=cycle, step=step, defaults=fields)
    return day


def _note(cycle: Cycle, event: str, by: Person, step: Step, on: date | None, **facts) -> None:
    facts |= {"step": str(step), "on": on.isoformat() if on else "", "year": cycle.fiscal_year}
    note(cycle.government, cycle.subject, f"budget.{event}", by=by, actor=by.office_in(cycle.government), **facts)
