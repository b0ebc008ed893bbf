"""The same ballots, the same projects, the same money: was this the election that was counted?"""

from collections.abc import Iterator

from .finding import Case, Finding


def identity(case: Case) -> Iterator[Finding]:
    """`ballots_differ`      the digest of the ballots is not the one in the result
    `ballots_number`      counted (in the result), now
    `votes_differ`        `project`; counted, now, more (now - counted)
    `score_differs`       the same for points or Borda points
    `cost_differs`        `project`; counted, now
    `budget_differs`      counted, now
    `project_missing`     `project` stands for election but has no step
    `project_unknown`     `project` has a step but does not stand for election
    `project_twice`       `project` has steps
    """
    election, result = case.election, case.result
    if result.ballots_digest and result.ballots_digest != election.ballots.digest:
        yield Finding("ballots_differ")
    if result.certificate.ballots != len(election.ballots):
        yield Finding("ballots_number", facts={"counted": result.certificate.ballots, "now": len(election.ballots)})
    if result.budget != election.budget:
        yield Finding("budget_differs", facts={"counted": result.budget, "now": election.budget})
    yield from _projects(case)
    for step in case.known_steps:
        one = case.stand[step.project]
        for fact, code, now in (
            ("votes", "votes_differ", one.votes),
            ("score", "score_differs", one.score),
            ("cost", "cost_differs", one.cost),
        ):
            counted = step.facts.get(fact, now)
            if counted != now and not (fact == "score" and one.score == one.votes):
                yield Finding(code, step.project, facts={"counted": counted, "now": now, "more": now - counted})


def _projects(case: Case) -> Iterator[Finding]:
    order = case.result.order
    for id in sorted(set(order) - case.projects.keys()):
        yield Finding("project_unknown", id)
    for id in sorted(case.projects.keys() - set(order)):
        yield Finding("project_missing", id)
    for id in sorted({id for id in order if order.count(id) > 1}):
        yield Finding("project_twice", id, facts={"steps": order.count(id)})
