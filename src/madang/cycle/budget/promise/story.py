"""Who changed what on the way, when and why: read from what was written down by a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from madang.cycle.plan.models import Cycle
from madang_methods.money import Promise

from ..council.reckoning import SETTLED
from ..models import (
    Bill,
    BillKind,
    Column,
    CouncilAct,
    CouncilDecision,
    CouncilOutcome,
    Place,
    Project,
    Request,
    RequestState,
)  # fmt: skip
from .kept import Change, Where

_MOVES = {
    Column.RESERVE: Where.RESERVE,
    Column.MOVED: Where.MOVED,
    Column.CARRIED_IN: Where.CARRIED_IN,
    Column.CARRIED_OUT: Where.CARRIED_OUT,
}


@dataclass
class Story:
    """What was written down about these projects by then."""

    known_on: date | None
    bills: dict[str, Bill]
    entries: dict[int, list[dict]]
    acts: dict[int, list[CouncilAct]]
    decisions: dict[int, list[CouncilDecision]]
    outcomes: dict[int, str]

    @classmethod
    def of(cls, projects: list[Project], cycle: Cycle, known_by: datetime | None, mine) -> "Story":
        keys = [one.pk for one in projects]
        bills = {bill.subject: bill for bill in Bill.objects.of(cycle.government)}
        columns = [Column.REQUESTED, Column.BILL, *_MOVES]
        rows = mine.filter(column__in=columns).known_by(known_by).order_by("number")
        facts = ("project", "column", "amount", "detail", "booking", "booking__on", "booking__cause", "booking__reason")
        decisions = _by_project(CouncilDecision.objects.filter(project__in=keys).standing(known_by))
        main = {pk: one for pk, many in decisions.items() for one in many if _is_main(bills, one)}
        return cls(
            timezone.localtime(known_by).date() if known_by else None,
            bills,
            _grouped(rows.filter(project__in=keys).values(*facts)),
            _by_project(CouncilAct.objects.filter(project__in=keys).standing(known_by)),
            decisions,
            {pk: one.outcome for pk, one in main.items()},
        )

    def of_project(self, project: Project, promise: Promise) -> list[Change]:
        rows = self.entries.get(project.pk, [])
        found = [
            *self._request(project, promise, rows),
            *self._bill(project, promise, rows),
            *(_of_act(act) for act in self.acts.get(project.pk, []) if act.before != act.after),
            *self._decided(project, rows),
            *_moves(rows),
        ]
        return sorted(found, key=lambda change: (change.on, list(Where).index(change.where)))

    def _request(self, project: Project, promise: Promise, rows: list[dict]) -> list[Change]:
        asked = _request_of(project)
        mine = [row for row in rows if row["column"] == Column.REQUESTED]
        office = asked.office.name if asked else ""
        if mine:
            return _difference(Where.REQUEST, mine, promise.selected, office)
        if asked and asked.state == RequestState.LEFT_OUT and asked.sent_at and self._known(asked.sent_at):
            day, before = timezone.localtime(asked.sent_at).date(), promise.selected
            return [Change(Where.REQUEST, day, -before, office, asked.reason, before=before, after=0)]
        return []

    def _bill(self, project: Project, promise: Promise, rows: list[dict]) -> list[Change]:
        main = [row for row in rows if self._is_of(row, BillKind.MAIN) and row["detail"] != "amendment"]
        if main:
            return _difference(Where.BILL, main, promise.requested)
        asked = _request_of(project)
        bill = next((one for one in self.bills.values() if self._took_without(one, project)), None)
        before = promise.requested or (promise.selected if asked and not asked.sent_at else 0)
        if bill and before and asked and asked.state == RequestState.LEFT_OUT:
            return [Change(Where.BILL, bill.submitted_on, -before, "", asked.reason, before=before, after=0)]
        return []

    def _decided(self, project: Project, rows: list[dict]) -> list[Change]:
        found = []
        for one in self.decisions.get(project.pk, []):
            bill = self.bills[f"bill/{one.bill_id}"]
            asked = [row for row in rows if row["booking__cause"] == bill.subject and row["column"] == Column.BILL]
            asked = [row for row in asked if row["detail"] != SETTLED]
            if bill.kind == BillKind.SUPPLEMENTARY and asked:
                more = sum(row["amount"] for row in asked)
                said = _said(asked)
                before = one.proposed - more
                day = asked[0]["booking__on"]
                found.append(Change(Where.SUPPLEMENT, day, more, "", said, before=before, after=one.proposed))
            if one.outcome != CouncilOutcome.AS_IS or one.correction:
                found.append(_of_decision(one, bill))
        return [change for change in found if change.difference or change.correction]

    def _is_of(self, row: dict, kind: BillKind) -> bool:
        bill = self.bills.get(row["booking__cause"])
        return row["column"] == Column.BILL and (bill.kind == kind if bill else kind == BillKind.MAIN)

    def _took_without(self, bill: Bill, project: Project) -> bool:
        """The main bill of its year is before the council, and this project is not in it."""
        of_year = bill.kind == BillKind.MAIN and bill.fiscal_year == project.cycle.fiscal_year
        return of_year and bool(bill.submitted_on) and (self.known_on is None or bill.submitted_on <= self.known_on)

    def _known(self, moment: datetime) -> bool:
        return self.known_on is None or timezone.localtime(moment).date() <= self.known_on


def _request_of(project: Project) -> Request | None:
    return getattr(project, "request", None)


def _is_main(bills: dict[str, Bill], decision: CouncilDecision) -> bool:
    return bills[f"bill/{decision.bill_id}"].kind == BillKind.MAIN


def _difference(where: Where, rows: list[dict], before: int, who: str = "") -> list[Change]:
    after = sum(row["amount"] for row in rows)
    if after == before:
        return []
    return [Change(where, rows[-1]["booking__on"], after - before, who, _said(rows), before=before, after=after)]


def _moves(rows: list[dict]) -> list[Change]:
    """Money that came or went while the project was carried out: one change a booking and column."""
    sums: dict[tuple, list[dict]] = defaultdict(list)
    for row in rows:
        if row["column"] in _MOVES:
            sums[row["booking"], row["column"]].append(row)
    return [
        Change(_MOVES[Column(column)], many[0]["booking__on"], sign * whole, "", _said(many))
        for (_booking, column), many in sums.items()
        if (whole := sum(row["amount"] for row in many)) and (sign := -1 if column == Column.CARRIED_OUT else 1)
    ]


def _of_act(act: CouncilAct) -> Change:
    where = {Place.HEAD: Where.HEAD, Place.COMMITTEE: Where.COMMITTEE, Place.PLENARY: Where.PLENARY}
    return Change(
        where.get(Place(act.place), Where.BUDGET_COMMITTEE), act.on, act.after - act.before, act.body, act.reason,
        act.minutes, act.before, act.after, act.correction,
    )  # fmt: skip


def _of_decision(one: CouncilDecision, bill: Bill) -> Change:
    return Change(
        Where.COUNCIL, bill.decided_on, one.amount - one.proposed, bill.session, one.reason, one.minutes or bill.minutes,
        one.proposed, one.amount, one.correction,
    )  # fmt: skip


def _said(rows: list[dict]) -> str:
    return "\n".join(dict.fromkeys(row["booking__reason"] for row in rows if row["booking__reason"]))


def _grouped(rows: Iterable[dict]) -> dict[int, list[dict]]:
    found: dict[int, list[dict]] = defaultdict(list)
    for row in rows:
        found[row["project"]].append(row)
    return found


def _by_project(rows) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[row.project_id].append(row)
    return found
