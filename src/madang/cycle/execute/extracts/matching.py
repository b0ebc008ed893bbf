"""What a row of an extract means for the ledger: the line it speaks of, what would be booked, and what an officer must see.

Only what was spent and committed is taken from an extract. What there is to spend comes from the council and from changes;
where the extract knows another amount, the row waits.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q, Sum

from madang.base.places.models import Government
from madang.cycle.budget.ledger import Posting
from madang.cycle.budget.models import AccountKind, Column, Entry, Line, Project, Source
from madang_methods.money import Account

from ..models.extract import ExtractRow, Fate, Kind, Why
from .reading import Row

GIVEN = (Column.BUDGET, Column.CARRIED_IN, Column.RESERVE, Column.MOVED)  # together 예산현액
_ACCOUNTS = {
    "100": AccountKind.GENERAL, "일반회계": AccountKind.GENERAL, "기타특별회계": AccountKind.SPECIAL,
    "공기업특별회계": AccountKind.ENTERPRISE, "기금": AccountKind.FUND,
}  # fmt: skip


@dataclass
class Match:
    """`postings` are what the ledger would take on, `why` what an officer must still see; both may be there.

    `available`, `spent`: what the ledger says of the line now; `shares`: what each project has of it.
    """

    row: Row | ExtractRow
    line: Line | None = None
    why: str = ""
    postings: list[Posting] = field(default_factory=list)
    available: int | None = None
    spent: int | None = None
    shares: dict[Project, int] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        if self.why:
            return Kind.WAITING
        return Kind.BOOKED if self.postings else Kind.SAME

    @property
    def change(self) -> int:
        """What would be added to the spending of the line."""
        return sum(one.amount for one in self.postings if one.project is None and one.column == Column.SPENT)


class Ledger:
    """The lines of a fiscal year with what stands on them, read once for all rows."""

    def __init__(self, government: Government, fiscal_year: int, day: date) -> None:
        self.day, self.fiscal_year = day, fiscal_year
        self.lines = list(Line.objects.of(government).filter(fiscal_year=fiscal_year).select_related("office"))
        self._by_code: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            self._by_code[line.code].append(line)
        self._read(Entry.objects.of(government).filter(fiscal_year=fiscal_year))
        self._latest = _latest(government, fiscal_year)

    def match(self, row: Row | ExtractRow) -> Match:
        lines = self._by_code.get(row.code, [])
        if account := _ACCOUNTS.get(row.account):
            lines = [line for line in lines if line.account == account]
        if row.item:
            lines = [line for line in lines if line.item_code == row.item]
        if len(lines) != 1:
            return Match(row, why=Why.SEVERAL if lines else Why.NO_LINE)
        return self.match_line(row, lines[0])

    def match_line(self, row: Row | ExtractRow, line: Line, *, lower: bool = False) -> Match:
        """`lower`: an officer has said why the ledger is to say less."""
        match = Match(row, line, available=self.given(line), spent=self._whole[line.pk, Column.SPENT])
        match.shares = {self._projects[pk]: won for pk, won in self._budgets[line.pk].items() if won > 0}
        match.why = self._why_not_book(match)
        if match.why:
            return match
        changes = [(column, said - self._whole[line.pk, column]) for column, said in _taken(row)]
        own, match.why = self._of_the_project(match, lower)
        if not lower and any(won < 0 for _column, won in [*changes, *own]):
            match.why = Why.LESS
            return match
        source = Source(self.sources_of(line)[0])
        match.postings = [Posting(column, won, None, line, source) for column, won in changes if won]
        match.postings += [
            Posting(column, won, project, line, source)
            for project in match.shares
            for column, won in own
            if won and not match.why
        ]
        for project in match.shares if own and not match.why else ():
            self._projects_now[project.pk][Column.SPENT] += dict(own)[Column.SPENT]  # the next line of it finds less
        if not match.why and row.available is not None and row.available != match.available:
            match.why = Why.BUDGET
        return match

    def given(self, line: Line) -> int:
        """예산현액 of the line."""
        return sum(self._now[line.pk, column] for column in GIVEN)

    def sources_of(self, line: Line) -> list[str]:
        """From which sources the line has its money."""
        return sorted(self._sources[line.pk])

    def _why_not_book(self, match: Match) -> str:
        row, line = match.row, match.line
        if row.available and match.available and _is_another_unit(row.available, match.available):
            return Why.UNIT
        if line.pk in self._latest and self._latest[line.pk] > self.day:
            return Why.OLDER
        return "" if len(self.sources_of(line)) == 1 else Why.SOURCES

    def _of_the_project(self, match: Match, lower: bool) -> tuple[list[tuple[Column, int]], str]:
        """What would be added to the one project that has the whole line; else what must be seen."""
        line, row = match.line, match.row
        if len(match.shares) != 1 or sum(match.shares.values()) != self._now[line.pk, Column.BUDGET]:
            return [], "" if self.held(line) == row.spent else Why.PROJECTS
        project = next(iter(match.shares))
        own = [(column, said - self._held[line.pk, project.pk, column]) for column, said in _taken(row)]
        more = dict(own)[Column.SPENT]
        return (own, "") if more <= self.unspent(project) else ([], Why.OVER)

    def held(self, line: Line) -> int:
        """What its projects together spent of it by the day."""
        keys = [key for key in self._held if key[0] == line.pk and key[2] == Column.SPENT]
        return sum(self._held[key] for key in keys)

    def unspent(self, project: Project) -> int:
        """On every line of the year together, as the ledger refuses it."""
        return Account(**self._projects_now[project.pk]).unspent

    def _read(self, entries) -> None:
        until = Q(booking__on__lte=self.day)
        sums = entries.order_by().values_list("line", "project", "column", "source")
        self._whole: dict = defaultdict(int)  # (line, column), as of the day
        self._held: dict = defaultdict(int)  # (line, project, column), as of the day
        self._now: dict = defaultdict(int)  # (line, column), whatever the day
        self._budgets: dict = defaultdict(lambda: defaultdict(int))  # line -> project -> won
        self._sources: dict = defaultdict(set)
        self._projects_now: dict = defaultdict(lambda: defaultdict(int))
        for line, project, column, source, won, by_day in sums.annotate(
            won=Sum("amount"), by_day=Sum("amount", filter=until)
        ):
            if project is None:
                self._whole[line, column] += by_day or 0
                self._now[line, column] += won
                if column in GIVEN and won > 0:
                    self._sources[line].add(source)
                continue
            self._held[line, project, column] += by_day or 0
            self._projects_now[project][column] += won
            if column == Column.BUDGET and line:
                self._budgets[line][project] += won
        found = {project for shares in self._budgets.values() for project in shares}
        self._projects = {
            one.pk: one for one in Project.objects.filter(pk__in=found).select_related("cycle", "proposal")
        }


def _taken(row: Row | ExtractRow) -> list[tuple[Column, int]]:
    said = [(Column.COMMITTED, row.committed), (Column.SPENT, row.spent)]
    return [(column, won) for column, won in said if won is not None]


def _is_another_unit(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return high in (low * 1_000, low * 1_000_000)


def _latest(government: Government, fiscal_year: int) -> dict[int, date]:
    """The last day that an extract spoke of each line."""
    fates = Fate.objects.filter(
        row__extract__government=government, row__extract__fiscal_year=fiscal_year, line__isnull=False
    )
    return dict(fates.order_by().values_list("line").annotate(day=Max("row__extract__day")))
