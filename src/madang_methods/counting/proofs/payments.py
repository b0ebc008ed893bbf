"""Priceability: do the payments of the shares bear out the funded set? Anyone can check that, in any language."""

from collections.abc import Iterator

import numpy as np

from ..ledger import Ledger
from ..limits import Room
from ..result import Reason
from ..supporters import Supporters
from ..turns import barred
from .finding import Case, Finding


def payments(case: Case, ledger: Ledger) -> Iterator[Finding]:
    """The certificate of counting.md 3.2; amounts in coins, rounded towards what is proven.

    `unequal_start`    two people of one district hold different shares at first: least, most (in units)
    `paid_too_much`    somebody pays more for `project` than a person holds: paid, holds (in units)
    `payer_against`    so many ballots pay for `project` without supporting it: ballots
    `cost_not_paid`    the payments for `project` do not come to its cost: paid_at_least, paid_at_most, cost
    `paid_not_funded`  there are payments for `project`, which was not funded
    `not_paid`         `project` was funded by its supporters' shares, but nobody paid
    `still_rich`       supporters of `project` hold more than its cost in the end: held, cost
    """
    supporters = Supporters.of(case.election)
    place = {project.id: number for number, project in enumerate(case.election.projects)}
    paid_for = {step.project for step in case.funded if step.reason is Reason.PAID}
    yield from _start(case, ledger)
    for id in sorted(paid_for - set(ledger.projects)):
        yield Finding("not_paid", id)
    most = int(ledger.first.max(initial=0))
    for payment in ledger.payments():
        id, weights = payment.project, supporters.weights[payment.ballots]
        if id not in place or id not in {step.project for step in case.funded}:
            yield Finding("paid_not_funded", id)
            continue
        against = len(np.setdiff1d(payment.ballots, supporters.of_project(place[id])))
        if against:
            yield Finding("payer_against", id, facts={"ballots": against})
        if int(payment.low.max(initial=0)) > most:
            yield Finding("paid_too_much", id, facts={"paid": int(payment.low.max()), "holds": most})
        least, upper = int(payment.low @ weights), int(payment.high @ weights)
        cost = case.projects[id].cost
        if not least <= cost * ledger.unit <= upper:
            facts = {"paid_at_least": least // ledger.unit, "paid_at_most": -(-upper // ledger.unit), "cost": cost}
            yield Finding("cost_not_paid", id, facts=facts)
    # Where only equal parts count, people may hold more than a cost and yet not be able to pay it.
    if case.spec.rule == "equal_shares":
        yield from _still_rich(case, ledger, supporters, place)


def _start(case: Case, ledger: Ledger) -> Iterator[Finding]:
    columns = case.election.ballots.columns
    where = columns.district if case.spec.endowment == "district" else np.zeros_like(columns.district)
    chosen = np.ones(len(where), bool) if case.spec.count_empty else columns.starts[1:] > columns.starts[:-1]
    for district in np.unique(where[chosen]).tolist():
        held = ledger.first[chosen & (where == district)]
        if int(held[:, 0].max()) > int(held[:, 1].min()):
            facts = {"least": int(held[:, 1].min()), "most": int(held[:, 0].max())}
            yield Finding("unequal_start", facts=facts)


def _still_rich(case: Case, ledger: Ledger, supporters: Supporters, place: dict[str, int]) -> Iterator[Finding]:
    held = ledger.left()[:, 0]
    room = Room.at_first(case.election)
    for step in case.funded:
        room = room.after(step.project, case.projects[step.project].cost)
    for step in case.known_steps:
        id, cost = step.project, case.projects[step.project].cost
        out = barred(case.stand[id], case.spec, case.election.budget, case.people)
        if step.funded or out is not None or room.bar(id, cost):
            continue
        ballots = supporters.of_project(place[id])
        together = int(held[ballots] @ supporters.weights[ballots])
        if together > cost * ledger.unit:
            yield Finding("still_rich", id, facts={"held": together // ledger.unit, "cost": cost})
