"""Every reason against its numbers: would that have been a reason?"""

from collections.abc import Iterator

from ..result import Reason, Step
from ..turns import barred
from .finding import Case, Finding

NEVER_COMPETED = frozenset({Reason.NO_VOTES, Reason.BELOW_THRESHOLD, Reason.OVER_BUDGET, Reason.UNFAIR_SHARE})
OF_RULE: dict[str, frozenset[Reason]] = {
    "greedy": frozenset({Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED}),
    "phragmen": frozenset({Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED}),
    "max_welfare": frozenset({Reason.BEST_TOTAL, Reason.NOT_BEST_TOTAL}),
}
BY_SHARES = frozenset(
    {
        Reason.FITS, Reason.PAID, Reason.TOPPED_UP, Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.NEVER_AFFORDABLE,
        Reason.OUTCOMPETED, Reason.COMPLETION_STOPPED,
    }
)  # fmt: skip
ANY_RULE = NEVER_COMPETED | {Reason.CAP, Reason.CONFLICT}


def reasons(case: Case) -> Iterator[Finding]:
    """`reason_foreign`    `project`: this rule gives no such reason
    `did_compete`       `project` is said never to have competed, but its votes and cost allow it
    `did_not_compete`   `project` has a reason of those that competed, but its votes and cost forbid it
    `reason_untrue`     `project` (and `by`): the numbers do not bear the reason out, or what `by` names is not so
    """
    possible = OF_RULE.get(case.spec.rule, BY_SHARES) | ANY_RULE
    for step in case.known_steps:
        one = case.stand[step.project]
        out = barred(one, case.spec, case.election.budget, case.people)
        if step.reason not in possible:
            yield Finding("reason_foreign", step.project)
        elif step.reason in NEVER_COMPETED and step.reason != out:
            yield Finding("did_compete" if out is None else "reason_untrue", step.project)
        elif step.reason not in NEVER_COMPETED and out is not None:
            yield Finding("did_not_compete", step.project)
        elif not _borne_out(step, case):
            yield Finding("reason_untrue", step.project, step.by, _numbers(step))


def _borne_out(step: Step, case: Case) -> bool:
    cost, facts = case.projects[step.project].cost, step.facts
    match step.reason:
        case Reason.TOO_EXPENSIVE:
            return cost > facts.get("left_before", facts.get("left", case.result.left))
        case Reason.STOPPED:
            return case.spec.cutoff == "stop" and _is(step.by, Reason.TOO_EXPENSIVE, case)
        case Reason.CAP:
            return step.by in case.projects[step.project].groups and _cap_full(step, case)
        case Reason.CONFLICT:
            return _funded(step.by, case) and any({step.by, step.project} <= set(c) for c in case.election.conflicts)
        case Reason.OUTCOMPETED:
            return not step.by or _funded(step.by, case)
        case Reason.NEVER_AFFORDABLE:
            return facts.get("held_at_start", 0) < cost
    return True


def _cap_full(step: Step, case: Case) -> bool:
    """What its group had spent by then, plus its cost, is more than the ceiling."""
    cap = case.election.caps.get(step.by)
    if cap is None:
        return False
    used = sum(case.projects[s.project].cost for s in case.funded if step.by in case.projects[s.project].groups)
    said = step.facts.get("cap_used", used)
    return said <= used and said + case.projects[step.project].cost > cap


def _is(id: str, reason: Reason, case: Case) -> bool:
    return any(step.project == id and step.reason is reason for step in case.known_steps)


def _funded(id: str, case: Case) -> bool:
    return any(step.project == id for step in case.funded)


def _numbers(step: Step) -> dict[str, int]:
    wanted = ("cost", "left_before", "left", "cap", "cap_used", "held_at_start")
    return {name: step.facts[name] for name in wanted if name in step.facts}
