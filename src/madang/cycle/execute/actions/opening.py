"""착수: projects that the council decided become works, one or forty at a sitting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.cycle.budget.models import CouncilDecision, Project
from madang.cycle.plan.models import Cycle

from ..models import Milestone, Work
from ..permissions import why_not_carry_out
from .facts import tell


@dataclass(frozen=True)
class Step:
    title: str
    on: date


def waiting(cycle: Cycle):
    """Projects to which the council gave money and that nobody has started."""
    decided = CouncilDecision.objects.standing().filter(project=OuterRef("pk"), amount__gt=0)
    started = Work.objects.filter(project=OuterRef("pk"))
    return Project.objects.of(cycle).for_lists().filter(Exists(decided), ~Exists(started)).order_by("number")


@transaction.atomic
def open_works(
    projects: Iterable[Project], *, starts: date, until: date, steps: Iterable[Step] = (), by: Person
) -> list[Work]:
    """All of them or none. Refuses with execute.not_decided for what the council did not give money to."""
    projects, steps = list(projects), list(steps)
    require("execute.ends_before_it_starts" if starts > until else None)
    decided = set(
        CouncilDecision.objects.standing().filter(project__in=projects, amount__gt=0).values_list("project", flat=True)
    )
    for project in projects:
        require(why_not_carry_out(by, project))
        require("execute.not_decided" if project.pk not in decided else None, title=project.title)
    return [_open(project, starts, until, steps, by) for project in projects]


def _open(project: Project, starts: date, until: date, steps: list[Step], by: Person) -> Work:
    work = Work(project=project, starts=starts, first_until=until, until=until, opened_at=clock.now(), opened_by=by)
    work.save(force_insert=True)
    Milestone.objects.bulk_create(
        Milestone(work=work, order=order, title=step.title, planned_on=step.on, expected_on=step.on)
        for order, step in enumerate(steps, start=1)
    )
    tell(project, "execute.opened", by=by, starts=starts.isoformat(), until=until.isoformat())
    return work
