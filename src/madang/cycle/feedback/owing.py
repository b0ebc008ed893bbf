"""How many answers are owed in each of some years, and since when: for the officers' desk, counted by the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count as Number
from django.db.models import Exists, F, Min, OuterRef, Subquery
from django.db.models.functions import ExtractYear
from django.utils import timezone

from madang.cycle.budget.models import CouncilDecision, CouncilOutcome
from madang.cycle.decide.models import Decision, Outcome
from madang.cycle.execute.models import DONE, Work
from madang.cycle.execute.models import State as WorkState
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.propose.models import Proposal, State, Step
from madang.cycle.settle.models import Settlement
from madang.cycle.vote.models import Option

from .ends import BY_STATE
from .models import Disclosure, End, Occasion, PaperState, Reply
from .models.reply import WITHIN


@dataclass(frozen=True)
class Owed:
    """`what`: answer_proposers, publish_disclosure or report_disclosure; `occasion` for the latter two."""

    what: str
    cycle: Cycle
    due: date
    number: int = 1
    occasion: str = ""


def owed_in(cycles: list[Cycle]) -> Iterator[Owed]:
    """As many queries for one year as for ten. Left-out and reserve projects are few, and only on the stage's own desk."""
    by_key = {cycle.pk: cycle for cycle in cycles}
    numbers: dict[int, int] = {}
    since: dict[int, date] = {}
    for rows in _ends(cycles):
        for key, number, first in rows:
            numbers[key] = numbers.get(key, 0) + number
            day = timezone.localtime(first).date() if isinstance(first, datetime) else first
            since[key] = min(since.get(key, day), day)
    for key, number in numbers.items():
        yield Owed("answer_proposers", by_key[key], since[key] + WITHIN, number)
    papers = Disclosure.objects.filter(cycle__in=cycles, reported_on=None).defer("frozen")
    for paper in papers:
        frozen = paper.state == PaperState.FROZEN
        what, due = ("report_disclosure", paper.report_by) if frozen else ("publish_disclosure", paper.due_on)
        yield Owed(what, by_key[paper.cycle_id], due, occasion=str(Occasion(paper.occasion)))


def _ends(cycles: list[Cycle]):
    steps = Step.objects.filter(proposal__cycle__in=cycles, after=F("proposal__state"))
    for end in (End.EXCLUDED, End.UNFIT):
        states = [state for state, its in BY_STATE.items() if its == end]
        yield _owed(steps.filter(after__in=states), "proposal", end, "at")
    lost = Decision.objects.filter(option__proposal__cycle__in=cycles, outcome=Outcome.NOT_SELECTED)
    yield _owed(lost, "option__proposal", End.NOT_SELECTED, "resolution__adopted_on")
    cut = CouncilDecision.objects.standing().filter(project__cycle__in=cycles, outcome=CouncilOutcome.CUT)
    yield _owed(cut, "project__proposal", End.CUT, "bill__decided_on")
    works = Work.objects.filter(project__cycle__in=cycles, ended_on__isnull=False)
    yield _owed(works.filter(state__in=DONE), "project__proposal", End.FINISHED, "ended_on")
    yield _owed(works.filter(state=WorkState.CANCELLED), "project__proposal", End.CANCELLED, "ended_on")
    yield _owed(_settled(works), "project__proposal", End.SETTLED, "settled_on")
    yield _not_shortlisted(cycles)


def _settled(works):
    approved = Settlement.objects.filter(cycle=OuterRef("project__cycle"), approved_on__isnull=False)
    approved = approved.filter(fiscal_year__gte=OuterRef("year")).order_by("fiscal_year")
    dated = works.annotate(year=ExtractYear("ended_on"), settled_on=Subquery(approved.values("approved_on")[:1]))
    return dated.filter(settled_on__isnull=False)


def _not_shortlisted(cycles: list[Cycle]):
    begun = {cycle.pk: cycle.window(Stage.VOTE).opens_at for cycle in cycles if cycle.has_begun(Stage.VOTE)}
    rows = Proposal.objects.filter(cycle__in=begun, state__in=[State.ELIGIBLE, State.MODIFIED])
    rows = rows.exclude(Exists(Option.objects.filter(proposal=OuterRef("pk"), withdrawn_at=None)))
    sent = Reply.objects.filter(proposal=OuterRef("pk"), end=End.NOT_SHORTLISTED)
    counted = rows.exclude(Exists(sent)).order_by().values_list("cycle").annotate(number=Number("pk"))
    return [(key, number, begun[key]) for key, number in counted]


def _owed(rows, proposal: str, end: End, day: str):
    """(year, how many, since when) of those that have not been answered for this end."""
    sent = Reply.objects.filter(proposal=OuterRef(proposal), end=end)
    rows = rows.filter(**{f"{proposal}__isnull": False}).exclude(Exists(sent)).order_by()
    return rows.values_list(f"{proposal}__cycle").annotate(number=Number(proposal, distinct=True), first=Min(day))
