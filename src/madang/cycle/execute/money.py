"""What a work was given, what was agreed, paid and carried over: asked of the ledger, for one work or for a whole year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from madang.base.places.models import Government
from madang.cycle.budget.ledger import accounts
from madang.cycle.budget.models import Entry, Line, Project, Source
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account

NOTHING = Account()


@dataclass(frozen=True)
class Means:
    """A work's money through all its years. What was carried over is counted once: it leaves one year and comes into the
    next. Amounts in the currency's minor unit."""

    account: Account = NOTHING

    @property
    def given(self) -> int:
        """예산액 with its changes, 예비비 and 전용 등 증감."""
        return self.account.budget + self.account.reserve + self.account.moved

    @property
    def spent(self) -> int:
        return self.account.spent

    @property
    def committed(self) -> int:
        return self.account.committed

    @property
    def left(self) -> int:
        return self.account.unspent

    @property
    def carried(self) -> int:
        return self.account.carried_out

    @property
    def rate(self) -> Fraction | None:
        """집행률 over the whole life: paid out of what was given."""
        return Fraction(self.spent, self.given) if self.given > 0 else None

    @property
    def percent(self) -> int:
        """For the bar: whole percents, cut."""
        return int(self.rate * 100) if self.rate else 0

    def __add__(self, other: "Means") -> "Means":
        return Means(self.account + other.account)


@dataclass(frozen=True)
class Pocket:
    """Money of one work in one year, on one line, from one source: what a payment takes from."""

    fiscal_year: int
    line: Line | None
    source: Source
    account: Account

    @property
    def key(self) -> str:
        """As forms name it."""
        return f"{self.fiscal_year}-{self.line.pk if self.line else 0}-{self.source}"

    @property
    def room(self) -> int:
        return self.account.unspent

    @property
    def to_agree(self) -> int:
        """What no contract holds yet, of what is there this year."""
        return self.account.available - self.account.carried_out - self.account.committed


def means_by_project(cycle: Cycle) -> dict[int, Means]:
    """All works of a year: one question."""
    return _means(accounts(Entry.objects.of_cycle(cycle), "project"))


def means_of_projects(projects: Iterable[Project]) -> dict[int, Means]:
    return _means(accounts(Entry.objects.filter(project__in=projects), "project"))


def by_year(project: Project) -> dict[int, Account]:
    """The columns of the settlement, year by year."""
    return dict(sorted(accounts(Entry.objects.filter(project=project), "fiscal_year").items()))


def pockets_of(project: Project) -> list[Pocket]:
    """In the order of years and lines; only where something was given."""
    sums = accounts(Entry.objects.filter(project=project), "fiscal_year", "line", "source")
    lines = (
        Line.objects.of(project.cycle.government)
        .select_related("sector")
        .in_bulk({line for _, line, _ in sums if line})
    )
    found = [Pocket(year, lines.get(line), Source(source), sum) for (year, line, source), sum in sums.items()]
    given = [pocket for pocket in found if pocket.account.available > 0]
    return sorted(given, key=lambda pocket: (pocket.fiscal_year, str(pocket.line), str(pocket.source)))


def in_year(government: Government, fiscal_year: int, until: date | None = None) -> dict[int, Account]:
    """Accounts of one fiscal year by project, with what held by that day."""
    entries = Entry.objects.of(government).filter(fiscal_year=fiscal_year, project__isnull=False)
    return accounts(entries.filter(booking__on__lte=until) if until else entries, "project")


def _means(sums: dict) -> dict[int, Means]:
    return {project: Means(account) for project, account in sums.items()}
