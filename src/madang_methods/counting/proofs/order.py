"""The order of a count, where the rule promises one: better first, and nobody who fits is left behind."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..limits import Room
from ..loads import Loads
from ..result import Reason
from ..supporters import Supporters
from ..turns import barred
from ..worth import total_worth
from .finding import Case, Finding

COMPETED = frozenset({Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.CAP, Reason.CONFLICT})


def order(case: Case) -> Iterator[Finding]:
    """`out_of_order`   `project` had its turn before `by`, which is ahead of it by score, ties and lot (or by time)
    `load_wrong`     `project`: with these purchases its supporters would carry another load than is told
    `would_fit`      `project` could be funded with what is left: cost, left; no rule that goes on to the end leaves that
    `would_be_more`  funding `project` instead of `by` fits and is worth more: more
    """
    if case.spec.rule == "greedy":
        turns = [case.stand[step.project] for step in case.known_steps if step.reason in COMPETED]
        late = ((one, next_) for one, next_ in pairwise(turns) if next_.ahead_of(one, case.spec.ties))
        yield from (Finding("out_of_order", one.id, next_.id) for one, next_ in late)
    if case.spec.rule == "phragmen":
        yield from _by_time(case)
        yield from _loads(case)
    goes_on = case.spec.rule in ("greedy", "phragmen") and case.spec.cutoff == "skip"
    if goes_on or case.spec.rule == "max_welfare" or case.spec.topup != "none":
        yield from _would_fit(case)
    if case.spec.rule == "max_welfare":
        yield from _would_be_more(case)


def _by_time(case: Case) -> Iterator[Finding]:
    times = [
        (step.project, Fraction(step.facts["load_numerator"], max(1, step.facts["load_denominator"])))
        for step in case.known_steps
        if "load_numerator" in step.facts and "load_denominator" in step.facts
    ]
    yield from (Finding("out_of_order", a, b) for (a, first), (b, second) in pairwise(times) if first > second)


def _loads(case: Case) -> Iterator[Finding]:
    supporters = Supporters.of(case.election)
    place = {project.id: number for number, project in enumerate(case.election.projects)}
    loads = Loads.none(supporters, case.election.budget, len(case.result.steps))
    for step in case.known_steps:
        one, number = case.stand[step.project], place[step.project]
        if step.reason not in COMPETED or not one.votes:
            continue
        carried = loads.carried(number)
        time = loads.exact_time(one.cost, one.votes, carried)
        said = step.facts.get("load_numerator", time.numerator), step.facts.get("load_denominator", time.denominator)
        if said != (time.numerator, time.denominator) or step.facts.get("load", int(time)) != int(time):
            yield Finding("load_wrong", step.project, facts={"said": step.facts.get("load", 0), "true": int(time)})
        if step.funded:
            loads.buy(number, one.cost, one.votes, loads.time(number, one.cost, one.votes), carried)


def _would_fit(case: Case) -> Iterator[Finding]:
    room = _room_at_last(case)
    for id in _waiting(case):
        cost = case.projects[id].cost
        if cost <= room.space(id):
            yield Finding("would_fit", id, facts={"cost": cost, "left": room.left})


def _would_be_more(case: Case) -> Iterator[Finding]:
    """A single exchange. That no exchange of many helps is what the count itself proves."""
    worth = total_worth(case.election, case.spec.utility)
    for step in case.funded:
        room = _room_at_last(case, without=step.project)
        for id in _waiting(case):
            more = worth[id] - worth[step.project]
            if more > 0 and case.projects[id].cost <= room.space(id):
                yield Finding("would_be_more", id, step.project, {"more": more})


def _waiting(case: Case) -> Iterator[str]:
    """Those that compete and are not funded."""
    for step in case.known_steps:
        out = barred(case.stand[step.project], case.spec, case.election.budget, case.people)
        if not step.funded and out is None:
            yield step.project


def _room_at_last(case: Case, without: str = "") -> Room:
    room = Room.at_first(case.election)
    for step in case.funded:
        if step.project != without:
            room = room.after(step.project, case.projects[step.project].cost)
    return room
