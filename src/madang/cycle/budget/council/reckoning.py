"""What a bill says of each project, and the entries that a new amount makes: shares of lines and sources, to the last won."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from madang_methods.money import apportion

from ..ledger import Posting
from ..models import Bill, Column, CouncilAct, Entry, Line, Project, Source

Part = tuple[int, str]  # the key of a line, the source
SETTLED = "settled"  # entries that bring an earlier bill's proposal to what was decided, before a later bill moves it


@dataclass
class Standing:
    """One project in one bill. `budget`: its parts before this bill; `asked`: what earlier bills asked for; `change`: what
    this bill puts to the budget."""

    project: Project
    budget: dict[Part, int] = field(default_factory=dict)
    change: dict[Part, int] = field(default_factory=dict)
    asked: dict[Part, int] = field(default_factory=dict)
    left: int | None = None  # by the place that dealt with it last
    why: str = ""  # of the last place that changed it

    @property
    def parts(self) -> dict[Part, int]:
        """What the bill asks for, by line and source."""
        keys = dict.fromkeys([*self.budget, *self.change])
        return {key: self.budget.get(key, 0) + self.change.get(key, 0) for key in keys}

    @property
    def had(self) -> int:
        """기정액: what it had before this bill."""
        return sum(self.budget.values())

    @property
    def proposed(self) -> int:
        return self.had + sum(self.change.values())

    @property
    def now(self) -> int:
        """What is on the table: the bill, or what the last place left of it."""
        return self.proposed if self.left is None else self.left

    def shared(self, amount: int) -> dict[Part, int]:
        """An amount over its lines and sources as the bill shares it, or as before where the bill takes it all away, or as an
        earlier bill asked where the council had cut it."""
        parts = next((one for one in (self.parts, self.budget, self.asked) if any(one.values())), self.budget)
        shares = apportion(amount, [max(part, 0) for part in parts.values()])
        return dict(zip(parts, shares, strict=True))


def standings(bill: Bill, acts: Iterable[CouncilAct] | None = None) -> list[Standing]:
    """Every project that this bill speaks of, in five queries; as it stood before this bill was decided.

    `acts`: what stands of the council's acts, in order, where the caller has them already.
    """
    mine = Entry.objects.of(bill.government).filter(booking__cause=bill.subject, column=Column.BILL)
    mine = mine.exclude(detail=SETTLED)
    changes = list(mine.exclude(project=None).order_by().values_list("project", "line", "source", "amount"))
    ids = {row[0] for row in changes}
    projects = Project.objects.filter(pk__in=ids).for_lists().order_by("cycle__fiscal_year", "number")
    found = {project.pk: Standing(project) for project in projects}
    for row in changes:
        _add(found[row[0]].change, row)
    add_earlier(bill, found, Entry.objects.filter(project__in=ids))
    for act in CouncilAct.objects.of_bill(bill).standing().order_by("on", "pk") if acts is None else acts:
        if one := found.get(act.project_id):
            one.left, one.why = act.after, act.reason or one.why
    return list(found.values())


def first_day(bill: Bill) -> date:
    """No bill of a year is put before the year in which it is drawn up, nor before the council has decided the last one."""
    last = Bill.objects.filter(
        government=bill.government, fiscal_year=bill.fiscal_year, sequence__lt=bill.sequence
    ).order_by("sequence")
    days = [
        date(bill.fiscal_year - 1, 1, 1),
        *last.filter(decided_on__isnull=False).values_list("decided_on", flat=True),
    ]
    return days[-1]


def add_earlier(bill: Bill, found: Mapping[int, Standing], entries) -> None:
    """What these projects had, and what was asked for them, before this bill."""
    before = entries.filter(
        government=bill.government, fiscal_year=bill.fiscal_year, column__in=(Column.BUDGET, Column.BILL)
    ).exclude(booking__cause__in=_not_before(bill))
    for column, *row in before.order_by().values_list("column", "project", "line", "source", "amount"):
        one = found[row[0]]
        _add(one.budget if column == Column.BUDGET else one.asked, row)


@dataclass
class Whole:
    """One whole line in a bill: what it had before, what the bill asks for it in all, what projects outside the bill hold."""

    line: Line
    had: int = 0
    change: int = 0
    held_beside: int = 0

    @property
    def proposed(self) -> int:
        return self.had + self.change


def wholes(bill: Bill, rows: Iterable[Standing]) -> list[Whole]:
    """Every line that this bill speaks of, in the order of the printed budget."""
    entries = Entry.objects.of(bill.government).filter(fiscal_year=bill.fiscal_year, line__isnull=False)
    mine = entries.filter(booking__cause=bill.subject, column=Column.BILL, project=None).exclude(detail=SETTLED)
    lines = Line.objects.filter(pk__in=mine.values("line")).select_related("office").order_by("code", "item_code")
    found = {line.pk: Whole(line) for line in lines}
    for line, amount in mine.order_by().values_list("line", "amount"):
        found[line].change += amount
    known = {row.project.pk for row in rows}
    before = entries.filter(column=Column.BUDGET, line__in=found).exclude(booking__cause__in=_not_before(bill))
    for line, project, amount in before.order_by().values_list("line", "project", "amount"):
        if project is None:
            found[line].had += amount
        elif project not in known:
            found[line].held_beside += amount
    return list(found.values())


def moved(standing: Standing, before: Mapping[Part, int], amount: int) -> dict[Part, int]:
    """What is to be written so that parts that stand at `before` come to `amount` in all."""
    after = standing.shared(amount)
    keys = dict.fromkeys([*before, *after])
    return {key: after.get(key, 0) - before.get(key, 0) for key in keys}


def postings(
    column: Column, deltas: Mapping[Project, Mapping[Part, int]], detail: str, *, lines: Mapping[int, int] | None = None
) -> list[Posting]:
    """Shares, and the lines they belong to: a line goes up and down with its projects, unless `lines` says by how much."""
    found = Line.objects.in_bulk(
        {line for parts in deltas.values() for line, _source in parts if line} | set(lines or {})
    )
    shares, whole = [], defaultdict(int)
    for project, parts in deltas.items():
        for (line, source), amount in parts.items():
            shares.append(Posting(column, amount, project, found.get(line), Source(source), detail=detail))
            whole[line] += amount
    whole.update(lines or {})
    totals = [Posting(column, amount, line=found[line], detail=detail) for line, amount in whole.items() if line]
    return [*totals, *shares]


def _not_before(bill: Bill) -> list[str]:
    """This bill, and those that came after it."""
    bills = Bill.objects.of(bill.government).filter(fiscal_year=bill.fiscal_year, sequence__gte=bill.sequence)
    return [f"bill/{pk}" for pk in bills.values_list("pk", flat=True)]


def _add(parts: dict[Part, int], row: Iterable) -> None:
    _project, line, source, amount = row
    parts[line, source] = parts.get((line, source), 0) + amount
