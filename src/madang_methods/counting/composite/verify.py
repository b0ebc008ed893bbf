"""Check a composite result against the boxes: the sums afresh, the order, the limits, and every reason in its turn."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..proofs.finding import Finding
from ..read_result import ResultError
from ..result import FUNDED, Reason, Result
from ..verify import Verification
from .candidate import Candidate, Field, field_of
from .election import CompositeElection
from .limits import names
from .purse import Purse, Terms, Verdict
from .spec import CompositeSpec
from .walk import barred

CHECKED = ("claims", "identity", "sums", "order", "outcomes", "guarantees")
SUMMARY = ("funded", "order", "spent", "left", "unfunded", "reserve")


@dataclass(frozen=True, slots=True)
class _Case:
    """A result as it was written, and the field counted afresh; ties are not asked, so no lot is needed."""

    election: CompositeElection
    spec: CompositeSpec
    told: Mapping[str, Any]
    field: Field
    terms: Terms

    @property
    def steps(self) -> list[tuple[dict[str, Any], Candidate]]:
        """Each step of a project that stands for election, with the project."""
        known = {one.id: one for one in self.field.order}
        return [(step, known[step["project"]]) for step in self.told["steps"] if step["project"] in known]

    def bar(self, one: Candidate) -> Verdict | None:
        return barred(one, self.terms, self.election.budget)


def verify_composite(election: CompositeElection, result: Result | Mapping[str, Any]) -> Verification:
    """Verify a composite result, or the JSON object it was written as, against the election.

    The order among equal totals is taken as told, so the seed is not needed, and so is which of a group's projects was taken
    for its guarantee; what projects lacked is not checked.

    claims      `rule_differs`, `summary_differs` (`by`: funded, order, spent, left, unfunded, reserve)
    identity    `ballots_differ`, `budget_differs`, `cost_differs`, `project_missing`, `project_unknown`, `project_twice`
    sums        `votes_differ` (`project`, `by` component; counted, now, more), `part_differs`, `total_differs`
    order       `out_of_order`: `by` has the higher total (or earlier track) but stands behind `project`
    outcomes    `outcome_differs`: told in its turn, the project would have fared otherwise (granted: what it would have got,
                or -1), `by` the reason it would have had; `money_differs`: counted, now (left before its turn)
    guarantees  `not_guaranteed`: `project` would fit and its group `by` has fewer than it is guaranteed

    ResultError if the data is no composite result, ElectionError if the rule cannot be applied to these boxes.
    """
    told = result if isinstance(result, Mapping) else result.as_dict()
    try:
        spec = CompositeSpec.from_dict(told["rule_spec"])
        lot = Counter(project.id for project in election.projects)
        case = _Case(election, spec, told, field_of(election, spec, lot), Terms.of(election, spec))
        proofs = (_claims, _identity, _sums, _order, _outcomes, _guarantees)
        findings = tuple(finding for proof in proofs for finding in proof(case))
    except (KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise ResultError(f"This is no result of a composite count: {type(error).__name__} {error}") from error
    return Verification(CHECKED, ("needed", "lot"), findings)


def _claims(case: _Case) -> Iterator[Finding]:
    told, steps = case.told, case.told["steps"]
    if told["rule"] != case.spec.digest:
        yield Finding("rule_differs")
    funded = [step for step in steps if Reason(step["reason"]) in FUNDED]
    spent = sum(step["facts"].get("granted", step["facts"]["cost"]) for step in funded)
    waiting = ("too_expensive", "stopped", "cap", "group_full")
    true = {
        "funded": [step["project"] for step in funded],
        "order": [step["project"] for step in steps],
        "spent": spent,
        "left": told["budget"] - spent,
        "unfunded": {step["project"]: _short(step) for step in steps if step not in funded},
        "reserve": [step["project"] for step in steps if step["reason"] in waiting][: case.spec.reserve],
    }
    for name in SUMMARY:
        if told[name] != true[name]:
            yield Finding("summary_differs", by=name)


def _short(step: Mapping[str, Any]) -> dict[str, Any]:
    return {name: step[name] for name in ("reason", "facts", "by") if name in step}


def _identity(case: _Case) -> Iterator[Finding]:
    election, told = case.election, case.told
    if told["ballots_digest"] != election.ballots_digest:
        yield Finding("ballots_differ")
    if told["budget"] != election.budget:
        yield Finding("budget_differs", facts={"counted": told["budget"], "now": election.budget})
    times = Counter(step["project"] for step in told["steps"])
    stand = {one.id for one in case.field.order}
    yield from (Finding("project_unknown", id) for id in sorted(times.keys() - stand))
    yield from (Finding("project_missing", id) for id in sorted(stand - times.keys()))
    yield from (Finding("project_twice", id, facts={"steps": n}) for id, n in sorted(times.items()) if n > 1)
    for step, one in case.steps:
        if step["facts"]["cost"] != one.cost:
            yield Finding("cost_differs", one.id, facts={"counted": step["facts"]["cost"], "now": one.cost})


def _sums(case: _Case) -> Iterator[Finding]:
    for step, one in case.steps:
        told = {part["component"]: part for part in step.get("parts", ())}
        for part in one.parts:
            given = told.get(part.component, {"votes": 0})
            if given["votes"] != part.votes:
                facts = {"counted": given["votes"], "now": part.votes, "more": part.votes - given["votes"]}
                yield Finding("votes_differ", one.id, part.component, facts)
            if given != part.as_dict():
                yield Finding("part_differs", one.id, part.component)
        if Fraction(step["facts"]["total"], step["facts"]["total_of"]) != one.total:
            yield Finding("total_differs", one.id)


def _order(case: _Case) -> Iterator[Finding]:
    told = [one for _, one in case.steps]
    for ahead, behind in pairwise(told):
        if behind.key(0) < ahead.key(0):
            yield Finding("out_of_order", ahead.id, behind.id)


def _outcomes(case: _Case) -> Iterator[Finding]:
    first = [(step, one) for step, one in case.steps if step["reason"] == Reason.GUARANTEED]
    purse = case.terms.opening
    # The guaranteed ones were taken before, whoever had most money left before its turn first.
    for step, one in sorted(first, key=lambda each: -each[0]["facts"]["left_before"]):
        verdict = case.bar(one) or case.terms.verdict(purse, one.project, whole=True)
        yield from _turn(step, one, verdict, purse, guaranteed=True)
        purse = purse.after(one.project, one.cost)
    for step, one in case.steps:
        if step["reason"] == Reason.GUARANTEED:
            continue
        bar = case.bar(one)
        if bar:
            yield from _turn(step, one, bar, None)
        else:
            verdict, following = case.terms.turn(purse, one.project)
            yield from _turn(step, one, verdict, purse)
            purse = following


def _turn(
    step: Mapping[str, Any], one: Candidate, verdict: Verdict, purse: Purse | None, *, guaranteed: bool = False
) -> Iterator[Finding]:
    facts = step["facts"]
    granted = facts.get("granted", facts["cost"]) if Reason(step["reason"]) in FUNDED else None
    told = (Reason.FITS, "") if guaranteed else (Reason(step["reason"]), step.get("by", ""))
    if told != (verdict.reason, verdict.by) or granted != verdict.granted:
        now = -1 if verdict.granted is None else verdict.granted
        yield Finding("outcome_differs", one.id, str(verdict.reason), {"granted": now})
    if purse and facts["left_before"] != purse.left:
        yield Finding("money_differs", one.id, facts={"counted": facts["left_before"], "now": purse.left})


def _guarantees(case: _Case) -> Iterator[Finding]:
    purse, have = case.terms.opening, Counter[str]()
    for step, one in case.steps:
        if Reason(step["reason"]) in FUNDED:
            purse = purse.after(one.project, step["facts"].get("granted", one.cost))
            have.update(one.project.groups)
    for _, one in case.steps:
        if one.id in purse.funded or case.bar(one) or not case.terms.fits(purse, one.project):
            continue
        for guarantee in case.spec.guarantees:
            for group in sorted(one.project.groups):
                if names(guarantee.groups, group) and have[group] < guarantee.projects:
                    yield Finding("not_guaranteed", one.id, group)
