"""Where the money of projects and lines stands: what the pages, tables and documents of this stage show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account

from .ledger import accounts
from .models import Column, Entry, Line, Project, Source
from .veil import veil


@dataclass(frozen=True)
class Standing:
    """A project with its sums over all years and lines; what was carried from year to year is counted once."""

    project: Project
    account: Account


@dataclass(frozen=True)
class Share:
    """What one project has of a line; `part` of the line's bill, or of its budget once there is one."""

    project: Project
    account: Account
    part: Fraction | None


@dataclass(frozen=True)
class LineStanding:
    """`whole`: of the whole line, `held`: of the residents' projects on it."""

    line: Line
    whole: Account
    held: Account
    shares: list[Share] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """One line and one source of a project; without a line the money stands nowhere yet."""

    fiscal_year: int
    line: Line | None
    source: Source
    account: Account


def standings(cycle: Cycle, known_by: datetime | None = None, **narrow) -> list[Standing]:
    """Three queries however many projects there are."""
    projects = veil(Project.objects.of(cycle).filter(**narrow).for_lists())
    sums = accounts(Entry.objects.of_cycle(cycle), "project", known_by=known_by)
    return [Standing(project, sums.get(project.pk, Account()).over_years) for project in projects]


def places_of(project: Project) -> list[Place]:
    """By year, line and source, in this order."""
    keys = ("fiscal_year", "line", "source")
    sums = accounts(Entry.objects.of(project.cycle.government).filter(project=project), *keys)
    lines = _lines({line for _year, line, _source in sums})
    found = [Place(year, lines.get(line), Source(source), account) for (year, line, source), account in sums.items()]
    return sorted(found, key=lambda one: (one.fiscal_year, one.line.code if one.line else "", str(one.source)))


def line_standings(cycle: Cycle) -> list[LineStanding]:
    """All lines of the year, without naming the projects on them."""
    entries = Entry.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year, line__isnull=False)
    whole = accounts(entries.filter(project=None), "line")
    held = accounts(entries.exclude(project=None), "line")
    lines = Line.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).select_related("sector", "office")
    return [LineStanding(one, whole.get(one.pk, Account()), held.get(one.pk, Account())) for one in lines]


def line_standing(line: Line) -> LineStanding:
    sums = accounts(Entry.objects.of(line.government).filter(line=line), "project")
    whole = sums.pop(None, Account())
    projects = veil(Project.objects.filter(pk__in=sums).for_lists())
    base, column = (whole.budget, Column.BUDGET) if whole.budget else (whole.bill, Column.BILL)
    shares = [
        Share(one, sums[one.pk], Fraction(getattr(sums[one.pk], column), base) if base else None) for one in projects
    ]
    return LineStanding(line, whole, total(share.account for share in shares), shares)


def total(of: Iterable[Account]) -> Account:
    return sum(of, Account())


def end_of(day: date, government: Government) -> datetime:
    """The last moment of a day there: what had been written down by then."""
    zone = ZoneInfo(government.time_zone)
    return datetime.combine(day + timedelta(days=1), time(), zone) - timedelta(microseconds=1)


def _lines(keys: set[int | None]) -> dict[int, Line]:
    return Line.objects.select_related("office").in_bulk([key for key in keys if key])
