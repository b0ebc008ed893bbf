"""What people hold while shares are spent, told from the ledger of a count."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..columns import Columns, Index, Ints
from ..election import Election
from ..ledger import Ledger
from ..result import Result
from ..rule import RuleSpec
from ..rule_checks import RuleError
from .amount import Amount

BY_COST = ("cost", "points_cost")


def ledger_of(result: Result) -> Ledger:
    """RuleError if people paid no shares in this count."""
    if result.ledger is None:
        raise RuleError(f"The rule {result.spec.rule} gave nobody a share to spend.")
    return result.ledger


def spec_of(result: Result) -> RuleSpec:
    """RuleError for a composite rule, which knows no shares."""
    if not isinstance(result.spec, RuleSpec):
        raise RuleError(f"The rule {result.spec.rule} gave nobody a share to spend.")
    return result.spec


def moments(ledger: Ledger) -> Iterator[Ints]:
    """int64[ballots, 2]: what each person holds, between two ends: before each purchase, and at last in the end.

    It is one array that changes; copy what you keep.
    """
    held = ledger.first.copy()
    for who, worth, price in zip(ledger.supporters, ledger.worths, ledger.prices, strict=True):
        yield held
        least, most = at_price(held[who], 1 if worth is None else worth, price)
        held[who] = np.stack([held[who, 0] - most[:, 0], held[who, 1] - least[:, 1]], axis=1)
    yield held


def at_price(held: Ints, worth: Ints | int, price: tuple[int, int | None]) -> tuple[Ints, Ints]:
    """What people who hold so much pay at the lowest and at the highest such price: two arrays like `held`."""
    # Nobody pays more than there is, and what there is times the worth stays in 64 bits, as the ledger's unit is chosen.
    top = int(held.max(initial=0)) + 1
    low, high = min(price[0], top), top if price[1] is None else min(price[1], top)
    each = np.asarray(worth, held.dtype).reshape(-1, 1)
    return np.minimum(held, each * low), np.minimum(held, each * high)


@dataclass(frozen=True, slots=True, eq=False)
class Supporters:
    """The people behind one project: ballots of the box, how many people each is, what it is worth to each of them.

    `scale` is what a unit of worth stands for, so that prices of different projects can be compared: price/scale is the
    rate at which utility is bought.
    """

    ballots: Index
    people: Ints
    worth: Ints
    scale: int

    @classmethod
    def of(cls, election: Election, spec: RuleSpec, project: str) -> "Supporters":
        columns = election.ballots.columns
        at = _choices_of(columns, project)
        worth = _worth(election, spec, at)
        ballots = columns.rows[at][worth > 0]
        scale = election.project(project).cost if spec.utility in BY_COST else 1
        return cls(ballots, columns.weights[ballots], worth[worth > 0], scale)

    def all(self, held: Ints, unit: int) -> Amount:
        """All that they hold together."""
        low, high = (int(self.people @ held[self.ballots, end]) for end in (0, 1))
        return Amount(low, high, unit)

    def paid(self, ledger: Ledger) -> list[Amount]:
        """What they paid for each project of the ledger."""
        people = np.zeros(len(ledger.first), np.int64)
        people[self.ballots] = self.people
        sums = (
            (people[payment.ballots] @ payment.low, people[payment.ballots] @ payment.high)
            for payment in ledger.payments()
        )
        return [Amount(int(low), int(high), ledger.unit) for low, high in sums]

    def at_rate(self, held: Ints, unit: int, price: tuple[int, int | None], scale: int) -> Amount:
        """What they would pay if they bought at the rate of another project, which has this price and scale.

        Where the buyers gave all they had the rate has no upper end, and these would give at most all that they hold.
        """
        least_price, most_price = price
        same_rate = least_price * self.scale // scale, most_price and -(-most_price * self.scale // scale)
        least, most = at_price(held[self.ballots], self.worth, same_rate)
        return Amount(int(self.people @ least[:, 0]), int(self.people @ most[:, 1]), unit)


def _choices_of(columns: Columns, project: str) -> Index:
    """Where the project stands among all choices; with points, only where it was given any."""
    if project not in columns.ids:
        return np.empty(0, np.int32)
    named = columns.choices == columns.ids.index(project)
    return np.flatnonzero(named if columns.points is None else named & (columns.points > 0)).astype(np.int32)


def _worth(election: Election, spec: RuleSpec, at: Index) -> Ints:
    columns = election.ballots.columns
    if spec.utility == "borda":
        rank = at - columns.starts[columns.rows[at]]
        return np.asarray(np.maximum(election.ranking_places - rank, 0), np.int64)
    if spec.utility in ("points", "points_cost") and columns.points is not None:
        return columns.points[at]
    return np.ones(len(at), np.int64)
