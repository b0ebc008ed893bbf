"""How many answers are owed in each of some years, and since when: for the officers' desk, counted by the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Number
from django.db.models import Exists, F, Min, OuterRef, Subquery
from django.db.models.functions import ExtractYear, TruncDate

from madang.base import clock
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
    """Two questions for all years. Left-out and reserve projects are few, and only on the stage's own desk."""
    by_key = {cycle.pk: cycle for cycle in cycles}
    numbers: dict[int, int] = {}
    since: dict[int, date] = {}
    first, *rest = _ends(cycles)
    for key, number, day in first.union(*rest, all=True).order_by():
        numbers[key] = numbers.get(key, 0) + number
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
        yield _owed(steps.filter(after__in=states), "proposal__", end, TruncDate("at"))
    lost = Decision.objects.filter(option__proposal__cycle__in=cycles, outcome=Outcome.NOT_SELECTED)
    yield _owed(lost, "option__proposal__", End.NOT_SELECTED, "resolution__adopted_on")
    cut = CouncilDecision.objects.standing().filter(project__cycle__in=cycles, outcome=CouncilOutcome.CUT)
    yield _owed(cut, "project__proposal__", End.CUT, "bill__decided_on")
    works = Work.objects.filter(project__cycle__in=cycles, ended_on__isnull=False)
    yield _owed(works.filter(state__in=DONE), "project__proposal__", End.FINISHED, "ended_on")
    yield _owed(works.filter(state=WorkState.CANCELLED), "project__proposal__", End.CANCELLED, "ended_on")
    yield _owed(_settled(works), "project__proposal__", End.SETTLED, "settled_on")
    yield _not_shortlisted(cycles)


def _settled(works):
    approved = Settlement.objects.filter(cycle=OuterRef("project__cycle"), approved_on__isnull=False)
    approved = approved.filter(fiscal_year__gte=OuterRef("year")).order_by("fiscal_year")
    dated = works.annotate(year=ExtractYear("ended_on"), settled_on=Subquery(approved.values("approved_on")[:1]))
    return dated.filter(settled_on__isnull=False)


def _not_shortlisted(cycles: list[Cycle]):
    rows = Proposal.objects.filter(cycle__in=cycles, state__in=[State.ELIGIBLE, State.MODIFIED])
    rows = rows.exclude(Exists(Option.objects.filter(proposal=OuterRef("pk"), withdrawn_at=None)))
    begun = rows.filter(cycle__windows__stage=Stage.VOTE, cycle__windows__opens_at__lte=clock.now())
    return _owed(begun, "", End.NOT_SHORTLISTED, TruncDate("cycle__windows__opens_at"))


def _owed(rows, path: str, end: End, day):
    """(year, how many, since when) of those that have not been answered for this end; `path` leads to the proposal."""
    sent = Reply.objects.filter(proposal=OuterRef(f"{path}pk"), end=end)
    rows = rows.filter(**{f"{path}pk__isnull": False}).exclude(Exists(sent)).order_by()
    return rows.values_list(f"{path}cycle").annotate(number=Number(f"{path}pk", distinct=True), first=Min(day))
