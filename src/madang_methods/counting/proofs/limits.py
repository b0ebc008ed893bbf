"""Money and limits: is what was funded within the budget, the ceilings and the conflicts, and does the account add up?"""

from collections.abc import Iterator

from .finding import Case, Finding


def limits(case: Case) -> Iterator[Finding]:
    """`over_budget`       spent, budget
    `cap_broken`        `by` the group; spent, cap
    `conflict_broken`   `project` and `by` cannot both be funded
    `account_wrong`     `project`; left_before or left_after is not what the steps before leave: said, true
    """
    election, funded = case.election, {step.project for step in case.funded}
    spent = sum(case.projects[id].cost for id in funded)
    if spent > election.budget:
        yield Finding("over_budget", facts={"spent": spent, "budget": election.budget})
    for group, cap in sorted(election.caps.items()):
        used = sum(case.projects[id].cost for id in funded if group in case.projects[id].groups)
        if used > cap:
            yield Finding("cap_broken", by=group, facts={"spent": used, "cap": cap})
    for conflict in election.conflicts:
        both = sorted(conflict & funded)
        if len(both) > 1:
            yield Finding("conflict_broken", both[0], both[1])
    yield from _account(case)


def _account(case: Case) -> Iterator[Finding]:
    left = case.election.budget
    for step in case.funded:
        for fact, true in (("left_before", left), ("left_after", left - case.projects[step.project].cost)):
            if step.facts.get(fact, true) != true:
                yield Finding("account_wrong", step.project, facts={"said": step.facts[fact], "true": true})
        left -= case.projects[step.project].cost
