"""Only who is funded: what a probe needs to know, without the reasons and certificates of a whole count."""

from dataclasses import dataclass

from ..count import count
from ..election import Election
from ..equal_shares.decide import Decision, decide
from ..lot import draw_lot
from ..rule import RuleSpec
from ..standing import standings
from ..turns import barred


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks elections who is funded under one rule: the same as `count(election, spec, seed=seed).funded`."""

    spec: RuleSpec
    seed: str = ""

    def funded(self, election: Election) -> frozenset[str]:
        decision = self.decision(election)
        return frozenset(decision.funded if decision else count(election, self.spec, seed=self.seed).funded)

    def decision(self, election: Election) -> Decision | None:
        """How equal shares came to it; None for other rules."""
        if self.spec.rule != "equal_shares":
            return None
        lot = draw_lot(self.seed, (project.id for project in election.projects))
        stand = standings(election, self.spec, lot)
        people = len(election.ballots)
        competing = [one for one in stand if barred(one, self.spec, election.budget, people) is None]
        order = sorted(competing, key=lambda one: tuple(one.tie(tie) for tie in self.spec.ties))
        return decide(election, self.spec, stand, order, "auto")
