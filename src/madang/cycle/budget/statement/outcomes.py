"""What became of every proposal of a year: each exactly once, in the order of its number, with a public reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madang.base.talk.hidden import hidden_numbers
from madang.cycle.decide.models import Decision, Verdict
from madang.cycle.decide.models import Outcome as Decided
from madang.cycle.decide.reasons import REASONS
from madang.cycle.deliberate.models import Listing
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Lineage, Proposal, State, Transfer
from madang.cycle.propose.models import Step as Move
from madang.cycle.propose.reasons import Exclusion
from madang.cycle.vote.models import Option

from ..models import Column, Entry, Project, Request, RequestState


class Result(models.TextChoices):
    """One of these for every proposal. The first two are what the residents chose; nothing of it is decided yet."""

    CHOSEN = "chosen", gettext_lazy("선정")
    LEFT_OUT = "left_out", gettext_lazy("선정했으나 예산안에 담지 않음")
    RESERVE = "reserve", gettext_lazy("예비")
    NOT_CHOSEN = "not_chosen", gettext_lazy("미선정")
    NOT_LISTED = "not_listed", gettext_lazy("상정하지 않음")
    LEFT_BALLOT = "left_ballot", gettext_lazy("투표 중에 빠짐")
    INELIGIBLE = "ineligible", gettext_lazy("부적격")
    DECLINED = "declined", gettext_lazy("접수 제외")
    TRANSFERRED = "transferred", gettext_lazy("다른 기관으로 이송")
    COMPLAINT = "complaint", gettext_lazy("일반민원으로 전환")
    MERGED = "merged", gettext_lazy("다른 제안과 합침")
    SPLIT = "split", gettext_lazy("여러 제안으로 나눔")
    ALREADY_DONE = "already_done", gettext_lazy("이미 추진·반영")
    DEFERRED = "deferred", gettext_lazy("장기 검토")
    WITHDRAWN = "withdrawn", pgettext_lazy("opinion statement", "제안자가 거둠")
    OPEN = "open", gettext_lazy("아직 살피는 중")


CHOSEN = (Result.CHOSEN, Result.LEFT_OUT)


@dataclass(frozen=True)
class Row:
    """`title` is empty where nobody may read it: never published, or hidden; `why_no_title` says which."""

    number: int
    code: str
    title: str
    why_no_title: str  # unpublished, hidden, or nothing
    track: str
    result: Result
    reason: str
    project: int | None = None


def outcomes_of(cycle: Cycle) -> list[Row]:
    """A handful of queries, however many proposals there are."""
    known = _Known(cycle)
    proposals = Proposal.objects.of(cycle).select_related("track").order_by("number")
    kept = ("number", "title", "state", "answer", "published_at", "cycle_id", "track__name", "consented_at")
    return [known.row(proposal) for proposal in proposals.only(*kept)]


class _Known:
    """What the stages wrote down about the proposals of a year, by proposal."""

    def __init__(self, cycle: Cycle):
        self.cycle = cycle
        self.hidden = set(
            Proposal.objects.of(cycle).filter(pk__in=hidden_numbers("proposal")).values_list("pk", flat=True)
        )
        projects = Project.objects.of(cycle).filter(proposal__isnull=False)
        self.projects = {one.proposal_id: one for one in projects.select_related("decision")}
        up = Entry.objects.of_cycle(cycle).filter(column=Column.SELECTED, project__decision__outcome=Decided.RESERVE)
        self.taken_up = dict(up.order_by("number").values_list("project", "booking__reason"))
        left_out = Request.objects.filter(project__cycle=cycle, state=RequestState.LEFT_OUT)
        self.left_out = dict(left_out.values_list("project", "reason"))
        decisions = Decision.objects.filter(resolution__count__poll__cycle=cycle)
        self.decisions = {one.option.proposal_id: one for one in decisions.select_related("option")}
        verdicts = Verdict.objects.filter(count__poll__cycle=cycle, count__published_at__isnull=False)
        self.verdicts = {
            one: (funded, reason)
            for one, funded, reason in verdicts.values_list("option__proposal", "funded", "reason")
        }
        gone = Option.objects.filter(poll__cycle=cycle, withdrawn_at__isnull=False)
        self.left_ballot = set(gone.values_list("proposal", flat=True))
        unlisted = Listing.objects.filter(
            candidate__round__cycle=cycle, shortlist__signed_at__isnull=False, listed=False
        )
        self.unlisted = dict(unlisted.values_list("candidate__proposal", "sentence"))
        self.coded = _codes(cycle)
        self.kin = _kin(cycle)
        self.transfers = {one.proposal_id: one for one in Transfer.objects.filter(proposal__cycle=cycle).order_by("pk")}

    def row(self, proposal: Proposal) -> Row:
        result, reason = self._result(proposal)
        unseen = "unpublished" if proposal.published_at is None else "hidden" if proposal.pk in self.hidden else ""
        project = self.projects.get(proposal.pk)
        return Row(
            proposal.number, f"{self.cycle.fiscal_year % 100}-{proposal.number:04}", "" if unseen else proposal.title, unseen,
            proposal.track.name, result, reason, project.number if project else None,
        )  # fmt: skip

    def _result(self, proposal: Proposal) -> tuple[Result, str]:
        """The latest that was decided about it holds."""
        if project := self.projects.get(proposal.pk):
            return self._of_project(project)
        if decision := self.decisions.get(proposal.pk):
            return self._of_decision(decision, proposal)
        if proposal.pk in self.left_ballot:
            return Result.LEFT_BALLOT, _("투표가 시작된 뒤 투표용지에서 빠졌습니다.")
        if proposal.state in _ENDED:
            return self._of_state(proposal)
        if proposal.pk in self.unlisted:
            return Result.NOT_LISTED, self.unlisted[proposal.pk]
        if verdict := self.verdicts.get(proposal.pk):
            said = str(_SAYS.get(verdict[1], ""))
            return (
                (Result.OPEN, _("투표에서 뽑혔고 총회의 의결을 기다립니다."))
                if verdict[0]
                else (Result.NOT_CHOSEN, said)
            )
        if proposal.state in (State.ELIGIBLE, State.MODIFIED):
            return Result.OPEN, _("심사와 투표를 기다립니다.")
        return Result.OPEN, _("지금 단계: %(state)s") % {"state": proposal.get_state_display()}

    def _of_project(self, project: Project) -> tuple[Result, str]:
        if project.pk in self.left_out:
            return Result.LEFT_OUT, self.left_out[project.pk]
        if project.pk in self.taken_up:
            return Result.CHOSEN, _("예비에서 올림: %(why)s") % {"why": self.taken_up[project.pk]}
        if project.decision and project.decision.outcome == Decided.RESERVE:
            return Result.RESERVE, project.decision.reason or _("한도 안에 들지 못해 예비로 두었습니다.")
        by = project.chosen_by or _("주민투표와 총회")
        return Result.CHOSEN, _("고른 곳: %(by)s") % {"by": by}

    def _of_decision(self, decision: Decision, proposal: Proposal) -> tuple[Result, str]:
        """A selected one without a project is on its way into the budget office's list."""
        said = str(_SAYS.get(self.verdicts.get(proposal.pk, (None, ""))[1], ""))
        if decision.outcome == Decided.SELECTED:
            return Result.CHOSEN, decision.reason or said
        if decision.outcome == Decided.RESERVE:
            return Result.RESERVE, decision.reason or _("한도 안에 들지 못해 예비로 두었습니다.")
        return Result.NOT_CHOSEN, decision.reason or said or _("총회에서 뽑히지 않았습니다.")

    def _of_state(self, proposal: Proposal) -> tuple[Result, str]:
        return _ENDED[proposal.state], " ".join(part for part in self._why(proposal) if part)

    def _why(self, proposal: Proposal) -> Iterator[str]:
        """The words of an answer that only the proposer got stay with them: everyone reads the coded reason."""
        if code := self.coded.get(proposal.pk):
            yield f"{Exclusion(code).label}."
        if proposal.state in _KIN:
            yield _KIN[proposal.state]() % {"codes": ", ".join(self.kin.get(proposal.pk, [])) or "–"}
        if (transfer := self.transfers.get(proposal.pk)) and proposal.state == State.TRANSFERRED:
            yield _("보낸 곳: %(name)s.") % {"name": transfer.name}
            if transfer.outcome:
                yield f"{transfer.get_outcome_display()}."
        if proposal.published_at and proposal.answer:
            yield proposal.answer
        elif proposal.pk not in self.coded and proposal.state in _UNSAID:
            yield str(_UNSAID[proposal.state])


def _codes(cycle: Cycle) -> dict[int, str]:
    """The reason of the last step that named one."""
    steps = Move.objects.filter(proposal__cycle=cycle).exclude(reason="").order_by("pk")
    return dict(steps.values_list("proposal", "reason"))


def _kin(cycle: Cycle) -> dict[int, list[str]]:
    """The codes of those in which a proposal lives on."""
    lives: dict[int, list[str]] = {}
    rows = Lineage.objects.filter(before__cycle=cycle).order_by("pk")
    for before, year, number in rows.values_list("before", "after__cycle__fiscal_year", "after__number"):
        lives.setdefault(before, []).append(f"{year % 100}-{number:04}")
    return lives


_SAYS = dict(REASONS)
_ENDED = {
    State.DECLINED: Result.DECLINED, State.TRANSFERRED: Result.TRANSFERRED, State.COMPLAINT: Result.COMPLAINT,
    State.MERGED: Result.MERGED, State.SPLIT: Result.SPLIT, State.INELIGIBLE: Result.INELIGIBLE,
    State.ALREADY_DONE: Result.ALREADY_DONE, State.DEFERRED: Result.DEFERRED, State.WITHDRAWN: Result.WITHDRAWN,
}  # fmt: skip
_KIN = {
    State.MERGED: lambda: _("제안 %(codes)s와 합쳐 그 결과를 따릅니다."),
    State.SPLIT: lambda: _("제안 %(codes)s(으)로 나누어 그 결과를 따릅니다."),
}
_UNSAID = {
    State.WITHDRAWN: gettext_lazy("제안하신 분이 거두었습니다."),
    State.TRANSFERRED: gettext_lazy("맡은 기관으로 보냈습니다."),
    State.COMPLAINT: gettext_lazy("민원으로 다루어 답했습니다."),
    State.DECLINED: gettext_lazy("까닭은 제안하신 분께 알려 드렸습니다."),
    State.INELIGIBLE: gettext_lazy("까닭은 제안하신 분께 알려 드렸습니다."),
    State.ALREADY_DONE: gettext_lazy("이미 추진하고 있거나 계획에 담았습니다."),
    State.DEFERRED: gettext_lazy("더 긴 검토가 필요합니다."),
}
