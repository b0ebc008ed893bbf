"""약속 이행: from the planned ceiling to the last won spent, for each project, with who changed what on the way and why.

Every amount is a sum of the ledger and every reason stands beside the entry that it explains, so that the page can be made
again as of any past day, and nobody can rewrite it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle, OperatingPlan
from madang_methods.money import Promise
from madang_methods.money.promise import NOTHING

from .council.reckoning import SETTLED
from .ledger import accounts
from .models import (
    Bill,
    BillKind,
    Column,
    CouncilAct,
    CouncilDecision,
    CouncilOutcome,
    Entry,
    Place,
    Project,
    Request,
    RequestState,
)  # fmt: skip
from .veil import veil


class Where(models.TextChoices):
    """Where an amount changed on its way."""

    REQUEST = "request", _("부서의 요구")
    BILL = "bill", _("예산안 편성")
    HEAD = "head", _("수정예산안")
    COMMITTEE = "committee", _("상임위원회")
    BUDGET_COMMITTEE = "budget_committee", _("예산결산특별위원회")
    PLENARY = "plenary", _("본회의 심의")
    COUNCIL = "council", _("의회 의결")
    SUPPLEMENT = "supplement", _("추가경정예산안")
    RESERVE = "reserve", _("예비비")
    MOVED = "moved", _("전용 등")
    CARRIED_OUT = "carried_out", _("다음 연도로 이월")
    CARRIED_IN = "carried_in", _("전년도에서 이월")


@dataclass(frozen=True)
class Change:
    """`before` and `after` are None where only the difference is known. `correction`: why an earlier entry was put right."""

    where: Where
    on: date
    difference: int
    who: str = ""
    why: str = ""
    minutes: str = ""
    before: int | None = None
    after: int | None = None
    correction: str = ""

    @property
    def is_cut(self) -> bool:
        return self.difference < 0 and self.where not in (Where.CARRIED_OUT, Where.MOVED)


@dataclass(frozen=True)
class Kept:
    """One project. `ceiling`: of its track, as the plan said by then; `changes` in the order of their days."""

    project: Project
    promise: Promise
    ceiling: int | None = None
    changes: list[Change] = field(default_factory=list)
    outcome: str = ""  # the council's, of the main budget

    @property
    def is_waiting(self) -> bool:
        """Nothing was cut, but no bill holds it yet."""
        return not self.changes and not self.promise.bill

    @property
    def cuts(self) -> list[Change]:
        return [change for change in self.changes if change.is_cut]


def promise_of(project: Project, known_by: datetime | None = None) -> Kept:
    return _kept([project], project.cycle, known_by)[0]


def promises(
    cycle: Cycle, known_by: datetime | None = None, ceilings: "Ceilings | None" = None, **narrow
) -> list[Kept]:
    """Of all projects of the year; nine queries however many there are."""
    rows = Project.objects.of(cycle).filter(**narrow).for_lists().select_related("request__office")
    return _kept(veil(rows), cycle, known_by, ceilings)


def in_sum(kept: Iterable[Kept]) -> Promise:
    return sum((one.promise for one in kept), NOTHING)


@dataclass(frozen=True)
class Year:
    """All projects chosen for a fiscal year, whatever years their money stands in."""

    fiscal_year: int
    ceiling: int | None
    promise: Promise


def by_year(government: Government, known_by: datetime | None = None, ceilings: "Ceilings | None" = None) -> list[Year]:
    """The newest first."""
    entries = Entry.objects.of(government).filter(project__isnull=False)
    sums = accounts(entries, "project__cycle__fiscal_year", "project__cycle__total_ceiling", known_by=known_by)
    ceilings = ceilings or ceilings_of(government, known_by)
    years = [Year(year, ceilings.of_year(year, now), Promise.of(account)) for (year, now), account in sums.items()]
    return sorted(years, key=lambda one: -one.fiscal_year)


@dataclass(frozen=True)
class Ceilings:
    """As the last plan of each year that was published by then froze them. A year without one says what it has now, and of a
    past day nothing."""

    plans: dict[int, tuple[int, dict]]  # by fiscal year: of the year, and its tracks by code
    past: bool

    def of_year(self, year: int, now: int) -> int | None:
        if year in self.plans:
            return self.plans[year][0]
        return None if self.past else now

    def of_track(self, year: int, track) -> int | None:
        if year in self.plans:
            return self.plans[year][1].get(track.code, {}).get("total_ceiling")
        return None if self.past else track.total_ceiling

    def of(self, cycle: Cycle, tracks: Iterable) -> int:
        """Of these tracks together; of the year where none is asked for."""
        asked = sum(self.of_track(cycle.fiscal_year, track) or 0 for track in tracks)
        return asked or self.of_year(cycle.fiscal_year, cycle.total_ceiling) or 0


def ceilings_of(government: Government, known_by: datetime | None = None) -> Ceilings:
    """Of all its years, in one query."""
    plans = OperatingPlan.objects.published().filter(cycle__government=government).order_by("version")
    plans = plans.filter(published_at__lte=known_by) if known_by else plans
    rows = plans.values_list("cycle__fiscal_year", "frozen__total_ceiling", "frozen__tracks")
    return Ceilings({year: (whole, tracks) for year, whole, tracks in rows}, past=known_by is not None)


def cuts_by_place(kept: Iterable[Kept]) -> list[tuple[Where, int, int]]:
    """Who cut how much, of how many projects: in the order of the way. The council's committees count in its decision."""
    found: dict[Where, dict[int, int]] = defaultdict(dict)
    for one in kept:
        for change in one.cuts:
            mine = found[change.where]
            mine[one.project.pk] = mine.get(one.project.pk, 0) - change.difference
    shown = [where for where in Where if where in found and where not in _BEFORE_DECISION]
    return [(where, sum(found[where].values()), len(found[where])) for where in shown]


_BEFORE_DECISION = (Where.COMMITTEE, Where.BUDGET_COMMITTEE, Where.PLENARY)
_MOVES = {
    Column.RESERVE: Where.RESERVE,
    Column.MOVED: Where.MOVED,
    Column.CARRIED_IN: Where.CARRIED_IN,
    Column.CARRIED_OUT: Where.CARRIED_OUT,
}


def _kept(
    projects: list[Project], cycle: Cycle, known_by: datetime | None, ceilings: Ceilings | None = None
) -> list[Kept]:
    mine = Entry.objects.of(cycle.government).filter(project__in=[one.pk for one in projects])
    mine = mine if len(projects) == 1 else Entry.objects.of_cycle(cycle)
    sums = {pk: Promise.of(account) for pk, account in accounts(mine, "project", known_by=known_by).items()}
    story = _Story.of(projects, cycle, known_by, mine)
    ceilings = ceilings or ceilings_of(cycle.government, known_by)
    return [
        Kept(
            one,
            sums.get(one.pk, NOTHING),
            ceilings.of_track(cycle.fiscal_year, one.track) if one.track_id else None,
            story.of_project(one, sums.get(one.pk, NOTHING)),
            story.outcomes.get(one.pk, ""),
        )
        for one in projects
    ]


@dataclass
class _Story:
    """What was written down about these projects by then."""

    known_on: date | None
    bills: dict[str, Bill]
    entries: dict[int, list[dict]]
    acts: dict[int, list[CouncilAct]]
    decisions: dict[int, list[CouncilDecision]]
    outcomes: dict[int, str]

    @classmethod
    def of(cls, projects: list[Project], cycle: Cycle, known_by: datetime | None, mine) -> "_Story":
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
