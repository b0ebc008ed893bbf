"""The path of each project of a bill through the council: what was submitted, what each place left, what was decided."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from madang.cycle.plan.models import Cycle

from ..models import Bill, CouncilAct, CouncilDecision, Place, Project
from ..veil import veil
from .reckoning import Standing, standings


@dataclass
class Path:
    """`acts` and `decisions` with those that were put right, oldest first; what stands is the last of each."""

    standing: Standing
    acts: list[CouncilAct] = field(default_factory=list)
    decisions: list[CouncilDecision] = field(default_factory=list)

    @property
    def project(self) -> Project:
        return self.standing.project

    @property
    def decision(self) -> CouncilDecision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def standing_acts(self) -> list[CouncilAct]:
        wrong = {act.corrects_id for act in self.acts}
        return [act for act in self.acts if act.pk not in wrong]

    @property
    def first(self) -> int:
        """As submitted: before the head's first amendment."""
        head = [act for act in self.acts if act.place == Place.HEAD]
        return head[0].before if head else self.standing.proposed

    @property
    def proposed(self) -> int:
        return self.decision.proposed if self.decision else self.standing.proposed

    def after(self, place: str) -> int | None:
        """What this place left, or None where it did not deal with the project."""
        mine = [act.after for act in self.standing_acts if act.place == place]
        return mine[-1] if mine else None

    @property
    def places(self) -> list[int | None]:
        return [self.after(place) for place in (Place.COMMITTEE, Place.BUDGET_COMMITTEE, Place.PLENARY)]

    @property
    def reason(self) -> str:
        if self.decision:
            return self.decision.reason
        return next((act.reason for act in reversed(self.standing_acts) if act.reason), "")

    @property
    def minutes(self) -> str:
        said = [self.decision.minutes if self.decision else "", *(act.minutes for act in reversed(self.standing_acts))]
        return next((one for one in said if one), "")

    @property
    def correction(self) -> str:
        return "\n".join(one.correction for one in [*self.acts, *self.decisions] if one.correction)

    @property
    def is_changed(self) -> bool:
        amounts = [self.first, self.proposed, *(act.after for act in self.standing_acts)]
        amounts += [self.decision.amount] if self.decision else []
        return len(set(amounts)) > 1


def paths_of(bill: Bill) -> list[Path]:
    """Every project of the bill, in eight queries however many there are."""
    written = list(CouncilAct.objects.of_bill(bill).order_by("on", "pk"))
    wrong = {act.corrects_id for act in written}
    rows = [Path(one) for one in standings(bill, [act for act in written if act.pk not in wrong])]
    veil(path.project for path in rows)
    acts, decisions = defaultdict(list), defaultdict(list)
    for act in written:
        acts[act.project_id].append(act)
    for decision in CouncilDecision.objects.of_bill(bill).order_by("pk"):
        decisions[decision.project_id].append(decision)
    for path in rows:
        path.acts, path.decisions = acts[path.project.pk], decisions[path.project.pk]
    return rows


def paths(cycle: Cycle) -> Iterator[tuple[Bill, list[Path]]]:
    """Of every bill of the year that went to the council."""
    for bill in bills_of(cycle):
        if bill.submitted_on:
            yield bill, paths_of(bill)


def bills_of(cycle: Cycle) -> list[Bill]:
    bills = list(Bill.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).order_by("sequence"))
    for bill in bills:
        bill.government = cycle.government
    return bills
