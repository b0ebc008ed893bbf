"""What people's shares of the budget left over: influence that bought nothing."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from ..columns import Ints
from ..election import Election
from ..ledger import Ledger
from ..result import Result
from .amount import Amount
from .purses import ledger_of


@dataclass(frozen=True, slots=True, eq=False)
class Unspent:
    """How much of their share people have left. Amounts are certain between their two ends.

    given, left     all shares together, and what is left of them. Shares are more than the budget where a completion
                    raised them: then the ratio to the budget is the price of completing
    people          how many have a share
    nothing_left    how many spent all of theirs
    """

    given: Amount
    left: Amount
    people: int
    nothing_left: int
    _held: Ints
    _people: Ints
    _unit: int

    def at_most(self, part: Fraction) -> Amount:
        """The least amount such that this part of all people (0 to 1) have no more left; nothing where nobody has a share."""
        counted = np.cumsum(self._people)
        place = int(np.searchsorted(counted * part.denominator, part.numerator * self.people))
        low, high = self._held[min(place, len(self._held) - 1)].tolist() if len(self._held) else (0, 0)
        return Amount(low, high, self._unit)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON: exact fractions as text, and what every tenth of the people have left at most."""
        tenths = {str(tenth): self.at_most(Fraction(tenth, 10)).as_dict() for tenth in range(1, 11)}
        whole = {"people": self.people, "nothing_left": self.nothing_left}
        return whole | {"given": self.given.as_dict(), "left": self.left.as_dict(), "at_most_by_tenth": tenths}


def unspent(election: Election, result: Result) -> Unspent:
    """The distribution of what is left after the last purchase by shares (counting.md 4.9). RuleError if there were none."""
    ledger = ledger_of(result)
    weights = election.ballots.columns.weights
    left = ledger.left()
    has_share = ledger.first[:, 1] > 0
    order = np.lexsort((left[:, 0], left[:, 1]))
    order = order[has_share[order]]
    return Unspent(
        given=_together(ledger.first, weights, ledger),
        left=_together(left, weights, ledger),
        people=int(weights[has_share].sum()),
        nothing_left=int(weights[has_share & (left[:, 1] == 0)].sum()),
        _held=left[order],
        _people=weights[order],
        _unit=ledger.unit,
    )


def _together(held: Ints, weights: Ints, ledger: Ledger) -> Amount:
    return Amount(int(weights @ held[:, 0]), int(weights @ held[:, 1]), ledger.unit)
