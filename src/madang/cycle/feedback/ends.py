"""How every proposal of a year ended: read from what the stages recorded, never stored a second time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone

from madang.cycle.budget.models import CouncilDecision, CouncilOutcome, Project, RequestState
from madang.cycle.decide.models import Count, Decision, Outcome, Verdict
from madang.cycle.decide.reasons import REASONS
from madang.cycle.deliberate.models import Listing
from madang.cycle.execute.models import DONE, Change, ChangeKind, Work
from madang.cycle.execute.models import State as WorkState
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.propose.models import Proposal, State, Step
from madang.cycle.propose.reasons import Exclusion
from madang.cycle.settle.models import Settlement
from madang.cycle.vote.models import Option

from .models import End

_COUNTED = dict(REASONS)
BY_STATE = {
    State.WITHDRAWN: End.WITHDRAWN,
    State.MERGED: End.JOINED,
    State.SPLIT: End.JOINED,
    State.DECLINED: End.EXCLUDED,
    State.TRANSFERRED: End.EXCLUDED,
    State.COMPLAINT: End.EXCLUDED,
    State.INELIGIBLE: End.UNFIT,
    State.ALREADY_DONE: End.UNFIT,
    State.DEFERRED: End.UNFIT,
}


@dataclass(frozen=True)
class Ended:
    """One end: when, by whom, and the words that were recorded as the reason. `code`: what the coded reason is called."""

    end: End
    on: date
    reason: str = ""
    code: str = ""
    actor: str = ""


@dataclass
class Way:
    """One proposal and the ends it came to, oldest first; none while it is still on its way."""

    proposal: Proposal
    project: Project | None = None
    ends: list[Ended] = field(default_factory=list)

    @property
    def last(self) -> Ended | None:
        return self.ends[-1] if self.ends else None

    def at(self, end: str) -> Ended | None:
        return next((one for one in self.ends if one.end == end), None)


def ways_of(cycle: Cycle, proposals=None) -> list[Way]:
    """Of all proposals of the year, or of these rows; as many queries for one as for five thousand."""
    rows = Proposal.objects.of(cycle) if proposals is None else proposals
    told = _Told(cycle, list(_with_what_is_known(rows)))
    return [told.way_of(proposal) for proposal in told.proposals]


def way_of(proposal: Proposal) -> Way:
    return ways_of(proposal.cycle, Proposal.objects.filter(pk=proposal.pk))[0]


def _with_what_is_known(rows):
    options = Option.objects.filter(proposal=OuterRef("pk"))
    listings = Listing.objects.filter(candidate__proposal=OuterRef("pk"), listed=False).order_by("-pk")
    lost = Verdict.objects.filter(option__proposal=OuterRef("pk"), funded=False, count__in=Count.objects.imported())
    annotated = rows.annotate(
        on_paper=Exists(options.filter(withdrawn_at=None)),
        left_paper=Subquery(options.exclude(withdrawn_at=None).values("withdrawn_at")[:1]),
        not_listed=Subquery(listings.values("sentence")[:1]),
        lost_elsewhere=Exists(lost),
    )
    return (
        annotated.select_related("area", "track")
        .defer("search", "title_search", "problem", "idea", "effect")
        .order_by("number")
    )


class _Told:
    """What each stage recorded about these proposals, asked once for all of them."""

    def __init__(self, cycle: Cycle, proposals: list[Proposal]):
        self.cycle, self.proposals = cycle, proposals
        for proposal in proposals:
            proposal.cycle = cycle
        numbers = [one.pk for one in proposals] if len(proposals) == 1 else None
        self.steps = _by(
            _few(Step.objects.filter(proposal__cycle=cycle, after=F("proposal__state")), numbers), "proposal_id"
        )
        self.decisions = {one.proposal: one for one in _decisions(cycle, numbers)}
        self.projects = {one.proposal_id: one for one in _projects(cycle, numbers)}
        self.council = _by(_council(self.projects.values()), "project_id")
        self.works = Work.objects.by_project(self.projects.values())
        self.cancelled = _by(_cancelled(self.works.values()), "work_id")
        approved = Settlement.objects.of(cycle).filter(approved_on__isnull=False) if self.projects else []
        self.settled = sorted(approved, key=lambda one: one.fiscal_year)

    def way_of(self, proposal: Proposal) -> Way:
        project = self.projects.get(proposal.pk)
        way = Way(proposal, project)
        if project:
            project.cycle, project.proposal = self.cycle, proposal
            way.ends = list(self._of_project(project))
        elif end := self._before_the_budget(proposal):
            way.ends = [end]
        return way

    def _before_the_budget(self, proposal: Proposal) -> Ended | None:
        if end := BY_STATE.get(proposal.state):
            return self._of_step(end, proposal)
        decision = self.decisions.get(proposal.pk)
        if decision and decision.outcome == Outcome.NOT_SELECTED:
            return _of_decision(decision, decision.adopted_on)
        budget = self.cycle.window(Stage.BUDGET)
        if decision and decision.outcome == Outcome.RESERVE and budget and self.cycle.has_ended(Stage.BUDGET):
            return _of_decision(decision, _day(budget.closes_at))
        return self._of_vote(proposal)

    def _of_step(self, end: End, proposal: Proposal) -> Ended:
        step = self.steps.get(proposal.pk)
        if step is None:
            return Ended(end, _day(proposal.submitted_at), proposal.answer)
        code = str(Exclusion(step.reason).label) if step.reason else ""
        return Ended(end, _day(step.at), step.sentence, code, step.actor)

    def _of_vote(self, proposal: Proposal) -> Ended | None:
        vote = self.cycle.window(Stage.VOTE)
        if vote is None or not self.cycle.has_begun(Stage.VOTE):
            return None
        if proposal.left_paper:
            return Ended(End.NOT_SHORTLISTED, _day(proposal.left_paper), proposal.not_listed or "")
        if proposal.lost_elsewhere:
            return Ended(End.NOT_SELECTED, _day(vote.closes_at))
        fit = proposal.state in (State.ELIGIBLE, State.MODIFIED)
        if fit and not proposal.on_paper:
            return Ended(End.NOT_SHORTLISTED, _day(vote.opens_at), proposal.not_listed or "")
        return None

    def _of_project(self, project: Project):
        decision = self.council.get(project.pk)
        request, work = getattr(project, "request", None), self.works.get(project.pk)
        if decision and decision.outcome == CouncilOutcome.CUT:
            yield Ended(End.CUT, decision.bill.decided_on or _day(decision.at), decision.reason)
        elif request and request.state == RequestState.LEFT_OUT:
            yield Ended(End.LEFT_OUT, _day(request.sent_at), request.reason)
        if work and work.ended_on:
            yield self._of_work(work)
            if settlement := self._settlement_of(work):
                yield Ended(End.SETTLED, settlement.approved_on)

    def _of_work(self, work: Work) -> Ended:
        if work.state in DONE:
            return Ended(End.FINISHED, work.ended_on)
        change = self.cancelled.get(work.pk)
        return Ended(End.CANCELLED, work.ended_on, change.reason if change else "")

    def _settlement_of(self, work: Work) -> Settlement | None:
        """The first approved one of a year by whose end the work was over."""
        return next((one for one in self.settled if work.ended_on.year <= one.fiscal_year), None)


def _decisions(cycle: Cycle, numbers):
    reason = Verdict.objects.filter(option=OuterRef("option")).values("reason")[:1]
    rows = Decision.objects.filter(option__poll__cycle=cycle).exclude(outcome=Outcome.SELECTED)
    rows = rows.filter(option__proposal__in=numbers) if numbers else rows
    return rows.annotate(
        proposal=F("option__proposal"), adopted_on=F("resolution__adopted_on"), body=F("resolution__body"), counted=Subquery(reason)
    )  # fmt: skip


def _of_decision(decision: Decision, on: date) -> Ended:
    return Ended(End.NOT_SELECTED, on, decision.reason, str(_COUNTED.get(decision.counted, "")), decision.body)


def _projects(cycle: Cycle, numbers):
    rows = Project.objects.of(cycle).filter(proposal__isnull=False).select_related("request", "office")
    return rows.filter(proposal__in=numbers) if numbers else rows


def _council(projects: Iterable[Project]):
    pks = [one.pk for one in projects]
    if not pks:
        return []
    rows = CouncilDecision.objects.standing().filter(project__in=pks)
    return rows.select_related("bill").order_by("bill__fiscal_year", "bill__sequence", "pk")


def _cancelled(works: Iterable[Work]):
    works = [one.pk for one in works if one.state == WorkState.CANCELLED]
    return Change.objects.filter(work__in=works, kind=ChangeKind.CANCELLED).order_by("pk") if works else []


def _few(rows, numbers):
    return (rows.filter(proposal__in=numbers) if numbers else rows).order_by("pk")


def _by(rows, name: str) -> dict:
    """The last row of each."""
    return {getattr(row, name): row for row in rows}


def _day(moment) -> date:
    return timezone.localtime(moment).date()
