"""The order of a count, where the rule promises one: better first, and nobody who fits is left behind."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..limits import Room
from ..result import Reason
from ..turns import barred
from ..worth import total_worth
from .finding import Case, Finding

COMPETED = frozenset({Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.CAP, Reason.CONFLICT})


def order(case: Case) -> Iterator[Finding]:
    """`out_of_order`   `project` had its turn before `by`, which is ahead of it by score (or by time)
    `would_fit`      `project` could be funded with what is left: cost, left; no rule that goes on to the end leaves that
    `would_be_more`  funding `project` instead of `by` fits and is worth more: more
    """
    if case.spec.rule == "greedy":
        ranks = [(s.project, case.stand[s.project].rank) for s in case.known_steps if s.reason in COMPETED]
        yield from (Finding("out_of_order", a, b) for (a, first), (b, second) in pairwise(ranks) if first > second)
    if case.spec.rule == "phragmen":
        yield from _by_time(case)
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
