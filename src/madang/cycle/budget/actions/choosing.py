"""What was chosen becomes projects of the budget: from the assembly's resolution, or from a list of an earlier year."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.cycle.decide.models import Outcome, Resolution
from madang.cycle.plan.models import Cycle
from madang.cycle.review.models import Office, Review, Stand

from ..ledger import Posting, book
from ..models import Column, Entry, Project
from ..permissions import why_not_assign, why_not_enter, why_not_make, why_not_take_up
from ..projects_file import Entered
from .telling import tell


@transaction.atomic
def make_projects(resolution: Resolution, *, by: Person) -> list[Project]:
    """선정 and 예비 with their amounts and ranks; what is in reserve has no money until it is taken up."""
    cycle = _locked(resolution.count.poll.cycle)
    require(why_not_make(by, resolution))
    rows = resolution.decisions.exclude(outcome=Outcome.NOT_SELECTED).select_related(
        "option__proposal__cycle", "option__area"
    )
    decisions, number = list(rows.order_by("outcome", "place")), _last(cycle)
    decisions.sort(key=lambda one: (one.outcome != Outcome.SELECTED, one.place))
    offices = _offices([one.option.proposal_id for one in decisions])
    made = [
        Project(
            cycle=cycle, number=number + place, decision=one, proposal=one.option.proposal, track=resolution.count.poll.track,
            area=one.option.area, title=one.option.title, office=offices.get(one.option.proposal_id),
            expected=one.option.effect, made_by=by,
        )
        for place, one in enumerate(decisions, start=1)
    ]  # fmt: skip
    for project in made:
        project.save(force_insert=True)
    chosen = [project for project in made if project.decision.outcome == Outcome.SELECTED]
    postings = [Posting(Column.SELECTED, one.decision.amount, one) for one in chosen]
    book(cycle.government, postings, cause=resolution.subject, by=by, on=resolution.adopted_on)
    for one in made:
        where = {"chosen_by": resolution.body, "on": resolution.adopted_on.isoformat(), "place": one.decision.place}
        reserve = one.decision.outcome == Outcome.RESERVE
        tell(one, "budget.chosen", by=by, amount=one.decision.amount, reserve=reserve, **where)
    return made


@transaction.atomic
def enter_projects(cycle: Cycle, entered: Iterable[Entered], *, chosen_by: str, on: date, by: Person) -> list[Project]:
    """A list of projects that were chosen elsewhere; each says who chose it."""
    cycle, entered = _locked(cycle), list(entered)
    require(why_not_enter(by, cycle))
    taken = {one.number for one in entered if one.number} | set(
        Project.objects.of(cycle).values_list("number", flat=True)
    )
    free = (number for number in range(1, len(taken) + len(entered) + 1) if number not in taken)
    made = [
        Project(
            cycle=cycle, number=one.number or next(free), proposal=one.proposal, track=one.track, area=one.area,
            title=one.title, office=one.office, expected=one.expected, chosen_by=one.chosen_by or chosen_by, made_by=by,
        )
        for one in entered
    ]  # fmt: skip
    for project in made:
        project.save(force_insert=True)
    postings = [
        Posting(Column.SELECTED, one.amount, project, source=one.source)
        for one, project in zip(entered, made, strict=True)
    ]
    book(cycle.government, postings, cause=f"cycle/{cycle.fiscal_year}", by=by, on=on)
    for one, project in zip(entered, made, strict=True):
        where = {"chosen_by": project.chosen_by, "on": on.isoformat()}
        tell(project, "budget.chosen", by=by, amount=one.amount, reserve=False, **where)
    note(
        cycle.government, f"cycle/{cycle.fiscal_year}", "budget.list_entered", by=by, actor="officer",
        year=cycle.fiscal_year, projects=len(made), amount=sum(one.amount for one in entered),
    )  # fmt: skip
    return made


@transaction.atomic
def take_up(project: Project, *, reason: str, by: Person) -> Project:
    """A project in reserve gets the money that became free; everyone reads why."""
    _locked(project.cycle)
    require(why_not_take_up(by, project))
    require("budget.why_taken_up" if not reason.strip() else None)
    amount = project.decision.amount
    posting = Posting(Column.SELECTED, amount, project)
    book(project.cycle.government, [posting], cause=project.subject, by=by, on=clock.today(), reason=reason)
    tell(project, "budget.taken_up", by=by, amount=amount, reason=reason)
    return project


@transaction.atomic
def assign_office(projects: Iterable[Project], office: Office, *, by: Person) -> int:
    """Which department answers for each of them; how many changed hands."""
    changed = [project for project in projects if project.office_id != office.pk]
    for project in changed:
        require(why_not_assign(by, project))
        project.office = office
        project.save(update_fields=["office"])
        tell(project, "budget.assigned", by=by, loud=False, office=office.name)
    return len(changed)


def selected_of(project: Project) -> dict[str, int]:
    """What was selected, by source."""
    sums: dict[str, int] = {}
    rows = Entry.objects.of(project.cycle.government).filter(project=project, column=Column.SELECTED)
    for source, amount in rows.values_list("source", "amount"):
        sums[source] = sums.get(source, 0) + amount
    return sums


def _locked(cycle: Cycle) -> Cycle:
    """Numbers are given one act after another."""
    Government.objects.select_for_update().get(pk=cycle.government_id)
    return cycle


def _last(cycle: Cycle) -> int:
    return Project.objects.of(cycle).aggregate(last=Max("number"))["last"] or 0


def _offices(proposals: list[int]) -> dict[int, Office]:
    """Who judged each of them last answers for it now."""
    reviews = Review.objects.filter(proposal__in=proposals, stand=Stand.DONE).select_related("office").order_by("pk")
    return {review.proposal_id: review.office for review in reviews}
