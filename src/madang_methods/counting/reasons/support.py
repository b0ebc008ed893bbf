"""How near a project came to being paid for, and who got its supporters' money instead."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..election import Election
from ..result import Result
from .amount import Amount
from .purses import BY_COST, Supporters, ledger_of, moments, spec_of


@dataclass(frozen=True, slots=True)
class Support:
    """A project's standing among shares that did not pay for it. Amounts are certain between their two ends.

    cost        what it costs
    at_first    all its supporters' money before the first purchase; below the cost it was never affordable
    when_lost   their money when it first was less than the cost: the moment it lost; as `at_last` if that never came
    lost_to     the purchase that brought it there; empty if it was so from the first, or never
    at_last     their money when nothing more was bought
    best        the most of its cost that they would have paid at a purchase, each at the buyers' rate, or in the end, each
                all they had: a part of the cost, at least and at most. 1 only if a tie or a limit decided against it
    rival       what was bought at that moment; empty if it was in the end
    paid        what they paid for the funded projects, in the order of the purchases
    """

    project: str
    cost: int
    at_first: Amount
    when_lost: Amount
    lost_to: str
    at_last: Amount
    best: tuple[Fraction, Fraction]
    rival: str
    paid: tuple[tuple[str, Amount], ...]

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; exact fractions as text."""
        best = {"least": str(self.best[0]), "most": str(self.best[1])}
        money = {name: getattr(self, name).as_dict() for name in ("at_first", "when_lost", "at_last")}
        paid = {id: amount.as_dict() for id, amount in self.paid}
        return {"project": self.project, "cost": self.cost, **money} | {
            "lost_to": self.lost_to,
            "best": best,
            "rival": self.rival,
            "paid": paid,
        }


def effective_support(election: Election, result: Result, project: str) -> Support:
    """What its supporters held at each purchase, by how many they are (counting.md 4.2, 4.3).

    A project that shares did not pay for took no money, so these shares are also the shares without it. RuleError if the
    rule gives nobody a share; ValueError for a project that shares paid for, or one that costs nothing.
    """
    ledger, spec = ledger_of(result), spec_of(result)
    cost = election.project(project).cost
    if project in ledger.projects or not cost:
        raise ValueError(f"Nothing kept {project} from being paid for.")
    them = Supporters.of(election, spec, project)
    scales = [election.project(id).cost if spec.utility in BY_COST else 1 for id in ledger.projects]
    reached: list[tuple[tuple[Fraction, Fraction], str]] = []
    held: list[Amount] = []
    for place, purses in enumerate(moments(ledger)):
        held.append(them.all(purses, ledger.unit))
        if place < len(scales):
            would_pay = them.at_rate(purses, ledger.unit, ledger.prices[place], scales[place])
            reached.append((would_pay.part_of(cost), ledger.projects[place]))
    reached.append((held[-1].part_of(cost), ""))
    best, rival = max(reached, key=lambda moment: moment[0])
    paid = tuple((id, amount) for id, amount in zip(ledger.projects, them.paid(ledger), strict=True) if amount.high)
    short = [place for place, amount in enumerate(held) if amount.high < cost * ledger.unit]
    lost_to = ledger.projects[short[0] - 1] if short and short[0] else ""
    when_lost = held[short[0]] if short else held[-1]
    return Support(project, cost, held[0], when_lost, lost_to, held[-1], best, rival, paid)
