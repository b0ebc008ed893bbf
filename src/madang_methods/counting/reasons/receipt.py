"""What one ballot's share of the budget paid for, what is left of it, and why."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..ballots import Ballot, BallotBox, ElectionError
from ..ledger import Ledger
from ..result import Reason, Result
from .amount import Amount
from .purses import at_price


@dataclass(frozen=True, slots=True)
class Line:
    """One project that the ballot names: what became of it, and what the share paid for it (None: no shares in the rule)."""

    project: str
    reason: Reason
    funded: bool
    paid: Amount | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a ballot did (counting.md 4.7). Everybody with an equal ballot has the same receipt, so it names nobody.

    share, left     what each such person's share was, and what is left of it; None where the rule gives no shares
    lines           the projects the ballot names, in the ballot's order
    """

    share: Amount | None
    left: Amount | None
    lines: tuple[Line, ...]

    @property
    def unfunded(self) -> tuple[Line, ...]:
        """Why something is left: the projects the share would still have helped to pay for."""
        return tuple(line for line in self.lines if not line.funded)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        lines = [
            {"project": line.project, "funded": line.funded, "reason": str(line.reason)} | _told(paid=line.paid)
            for line in self.lines
        ]
        return _told(share=self.share, left=self.left) | {"projects": lines}


def receipt(box: BallotBox, result: Result, ballot: Ballot) -> Receipt:
    """The receipt of a ballot that lies in the box; its weight is of no matter.

    ElectionError if no such ballot was cast: a receipt for a ballot that nobody cast would be a tale.
    """
    place = _place(box, ballot)
    ledger = result.ledger
    share, paid, left = _spent(ledger, place) if ledger else (None, {}, None)
    nothing = Amount(0, 0, ledger.unit) if ledger else None
    steps = (result.step(choice) for choice in ballot.choices)
    lines = tuple(Line(step.project, step.reason, step.funded, paid.get(step.project, nothing)) for step in steps)
    return Receipt(share, left, lines)


def _spent(ledger: Ledger, place: int) -> tuple[Amount, dict[str, Amount], Amount]:
    """One ballot's way through the ledger."""
    held = ledger.first[place : place + 1].copy()
    share = Amount(int(held[0, 0]), int(held[0, 1]), ledger.unit)
    paid = {}
    for project, who, worth, price in zip(
        ledger.projects, ledger.supporters, ledger.worths, ledger.prices, strict=True
    ):
        at = int(np.searchsorted(who, place))
        if at < len(who) and who[at] == place:
            least, most = at_price(held, 1 if worth is None else worth[at : at + 1], price)
            paid[project] = Amount(int(least[0, 0]), int(most[0, 1]), ledger.unit)
            held = np.array([[held[0, 0] - most[0, 0], held[0, 1] - least[0, 1]]])
    return share, paid, Amount(int(held[0, 0]), int(held[0, 1]), ledger.unit)


def _place(box: BallotBox, ballot: Ballot) -> int:
    """Which of the different ballots of the box this is."""
    alone = BallotBox.of(box.kind, [ballot]).columns
    columns = box.columns
    if not set(alone.ids) <= set(columns.ids) or alone.district_names[0] not in columns.district_names:
        raise ElectionError("No such ballot was cast.")
    ids = np.array([columns.ids.index(id) for id in alone.ids], np.int32)[alone.choices]
    as_long = np.diff(columns.starts) == len(ids)
    here = columns.district == columns.district_names.index(alone.district_names[0])
    for place in np.flatnonzero(as_long & here).tolist():
        some = slice(int(columns.starts[place]), int(columns.starts[place + 1]))
        given = columns.points is None or alone.points is None or np.array_equal(columns.points[some], alone.points)
        if given and np.array_equal(columns.choices[some], ids):
            return int(place)
    raise ElectionError("No such ballot was cast.")


def _told(**amounts: Amount | None) -> dict[str, Any]:
    return {name: amount.as_dict() for name, amount in amounts.items() if amount is not None}
