"""Why somebody may not prepare the year, move a window, change a rule or publish the plan: one code, or None."""

from datetime import datetime

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Cycle, OperatingPlan, Stage


def why_not_prepare(person: Person, government: Government) -> str | None:
    """Start a year, write the draft, choose the ordinance: the officers' work, in and out of season."""
    if not person.is_authenticated:
        return "plan.officers_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "plan.officers_only" if reason == "people.not_your_part" else reason


def why_not_start(person: Person, government: Government, fiscal_year: int) -> str | None:
    taken = Cycle.objects.of(government).filter(fiscal_year=fiscal_year).exists()
    return why_not_prepare(person, government) or ("plan.year_exists" if taken else None)


def why_not_change_rules(person: Person, cycle: Cycle) -> str | None:
    """Money, people, ballots and counting stay as they are from the first vote on."""
    if reason := why_not_prepare(person, cycle.government):
        return reason
    return "plan.vote_has_begun" if cycle.has_begun(Stage.VOTE) else None


def why_not_set_window(
    person: Person, cycle: Cycle, stage: Stage, opens_at: datetime | None, closes_at: datetime | None
) -> str | None:
    """Both None: whether the window may be taken away. What was announced and has begun can only be prolonged or
    shortened to a moment yet to come; what is over stays."""
    if reason := why_not_prepare(person, cycle.government):
        return reason
    window = cycle.window(stage)
    if window is None or not cycle.has_begun(stage):
        return None
    # A vote that has begun is announced by its ballot paper, whether or not anyone published a plan: nobody may end
    # it early, count, and open it again for ballots that nobody counts.
    if stage != Stage.VOTE and not cycle.plans.published().exists():
        return None
    if cycle.has_ended(stage):
        return "plan.stage_is_over"
    keeps_its_opening = opens_at == window.opens_at
    return None if keeps_its_opening and closes_at and closes_at > clock.now() else "plan.stage_has_begun"


def why_not_write(person: Person, plan: OperatingPlan) -> str | None:
    if reason := why_not_prepare(person, plan.cycle.government):
        return reason
    return "plan.already_published" if plan.is_published else None
