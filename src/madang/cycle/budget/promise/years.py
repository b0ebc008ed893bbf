"""The promises of a year, and all years beside each other."""

from dataclasses import dataclass
from datetime import datetime

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle
from madang_methods.money import Promise
from madang_methods.money.promise import NOTHING

from ..ledger import accounts
from ..models import Entry, Project
from ..veil import veil
from .ceilings import Ceilings, ceilings_of
from .kept import Kept
from .story import Story


def promise_of(project: Project, known_by: datetime | None = None) -> Kept:
    return _kept([project], project.cycle, known_by)[0]


def promises(cycle: Cycle, known_by: datetime | None = None, ceilings: Ceilings | None = None, **narrow) -> list[Kept]:
    """Of all projects of the year; nine queries however many there are."""
    rows = Project.objects.of(cycle).filter(**narrow).for_lists().select_related("request__office")
    return _kept(veil(rows), cycle, known_by, ceilings)


@dataclass(frozen=True)
class Year:
    """All projects chosen for a fiscal year, whatever years their money stands in."""

    fiscal_year: int
    ceiling: int | None
    promise: Promise


def by_year(government: Government, known_by: datetime | None = None, ceilings: Ceilings | None = None) -> list[Year]:
    """The newest first."""
    entries = Entry.objects.of(government).filter(project__isnull=False)
    sums = accounts(entries, "project__cycle__fiscal_year", "project__cycle__total_ceiling", known_by=known_by)
    ceilings = ceilings or ceilings_of(government, known_by)
    years = [Year(year, ceilings.of_year(year, now), Promise.of(account)) for (year, now), account in sums.items()]
    return sorted(years, key=lambda one: -one.fiscal_year)


def _kept(
    projects: list[Project], cycle: Cycle, known_by: datetime | None, ceilings: Ceilings | None = None
) -> list[Kept]:
    mine = Entry.objects.of(cycle.government).filter(project__in=[one.pk for one in projects])
    mine = mine if len(projects) == 1 else Entry.objects.of_cycle(cycle)
    sums = {pk: Promise.of(account) for pk, account in accounts(mine, "project", known_by=known_by).items()}
    story = Story.of(projects, cycle, known_by, mine)
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
