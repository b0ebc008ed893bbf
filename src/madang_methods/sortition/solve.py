"""Find the lottery: aim, round, split into tickets, prove; and again with a cut where whole panels need one."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np

from .aims import Aim, aim
from .certificate import Certificate, certify
from .errors import SortitionError
from .feasible import never_selectable
from .hull import Cut, Mix, reach
from .lottery import Lottery
from .panels import Panels, panels_of
from .pool import Pool
from .problem import Problem
from .rounding import rounded
from .solver import IntArray, Model
from .tickets import Stuck, Ticket, split

MOST_TICKETS = 10_000_000
ROUNDS = 500
Progress = Callable[[str, int, int], None]


def solve(
    problem: Problem,
    pool: Pool,
    objective: str = "balanced",
    slack: Fraction | int = 0,
    tickets: int = 10_000,
    told: Progress = lambda doing, done, of: None,
) -> Lottery:
    """The lottery for an objective (`aims`); SortitionError "infeasible" if no panel obeys the quotas: ask `check`.

    `slack` is the share of the lowest chance that balanced may give up to lower the highest. `told` hears what is being
    done and how far it is.
    """
    if not 1 <= tickets <= MOST_TICKETS:
        raise SortitionError("tickets", f"{tickets} tickets are not between 1 and {MOST_TICKETS:,}.", tickets=tickets)
    search = _Search(panels_of(problem, pool), objective, Fraction(slack), tickets, told)
    certificate, parts, close = search.run()
    totals = sum((part.copies * part.counts for part in parts), np.zeros(len(pool.units), np.int64))
    chance = tuple(Fraction(int(total), tickets * unit.people) for total, unit in zip(totals, pool.units, strict=True))
    return Lottery(problem, pool, objective, Fraction(slack), _sorted(parts), chance, certificate, close)


class _Search:
    def __init__(self, panels: Panels, objective: str, slack: Fraction, tickets: int, told: Progress) -> None:
        self.panels, self.objective, self.slack, self.tickets, self.told = panels, objective, slack, tickets, told
        self.never: IntArray = np.zeros(0, np.int64)

    def run(self) -> tuple[Certificate, list[Ticket], bool]:
        """The proof, the tickets, and whether every ticket is within one of what is expected."""
        for _ in range(ROUNDS):
            self.told("aiming", 0, 0)
            found = self._aim()
            self.told("proving", 0, 0)
            proof = certify(self.panels, found, self.never, self.slack)
            try:
                totals = rounded(self._open(), found.counts, proof.ideal, self.tickets)
                return proof, split(self._open(), totals, self.tickets, self._splitting), True
            except Stuck:
                self.told("cutting", self.panels.cuts, 0)
                reached = reach(self._open(), found.counts)
            if isinstance(reached, Mix):
                return proof, mixed(self._open(), reached, found, self.tickets), False
            self._cut(reached)
        raise SortitionError("cuts", f"{ROUNDS} cuts were not enough.", cuts=ROUNDS)

    def _aim(self) -> Aim:
        found = aim(self._open(), self.objective, self.slack)
        if found.lowest > 1e-9 or len(self.never):
            return found
        if self.panels.best(np.zeros(len(self.panels.people))) is None:
            raise SortitionError("infeasible", "No panel obeys these quotas; `check` says what would.")
        self.never = never_selectable(self.panels)
        return aim(self._open(), self.objective, self.slack) if len(self.never) else found

    def _open(self) -> Panels:
        """Only people whom some panel holds."""
        return self.panels.without(self.never) if len(self.never) else self.panels

    def _cut(self, cut: Cut) -> None:
        self.panels = self.panels.with_cut(cut.weights, cut.most)

    def _splitting(self, done: int, of: int) -> None:
        self.told("splitting into tickets", done, of)


def mixed(panels: Panels, mix: Mix, found: Aim, tickets: int) -> list[Ticket]:
    """Whole copies of the panels of a mixture, as near to the aim as they come."""
    many, units = len(mix.shares), len(found.counts)
    owed = tickets * found.counts
    matrix = np.zeros((2 * units + 1, many + units))
    matrix[:units, :many], matrix[units:-1, :many] = mix.panels.T, -mix.panels.T
    matrix[:units, many:] = matrix[units:-1, many:] = np.eye(units)
    matrix[-1, :many] = 1
    far = np.full(2 * units, np.inf)
    model = Model(
        np.append(np.zeros(many), -1.0 / np.maximum(panels.people, 1)),
        matrix,
        (np.concatenate([owed, -owed, [tickets]]), np.append(far, tickets)),
        (np.zeros(many + units), np.append(np.full(many, tickets), np.full(units, np.inf))),
        whole=np.arange(many + units) < many,
        tolerance=1e-7,
        gap=0.01,
    )
    answer = model.solve()
    if answer is None:
        raise SortitionError("tickets", f"{tickets} tickets are too few for this mixture.", tickets=tickets)
    copies = answer.whole[:many].tolist()
    return [Ticket(number, panel) for number, panel in zip(copies, mix.panels, strict=True) if number]


def _sorted(parts: list[Ticket]) -> tuple[Ticket, ...]:
    """In an order that leaves no choice, alike panels together: the record must not have two spellings."""
    copies: dict[tuple[int, ...], int] = {}
    for part in parts:
        key = tuple(part.counts.tolist())
        copies[key] = copies.get(key, 0) + part.copies
    return tuple(replace(Ticket(copies[key], np.array(key))) for key in sorted(copies, reverse=True))
