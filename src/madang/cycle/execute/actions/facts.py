"""What the record and the letters of a work say, and the lock under which it changes."""

from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.record.actions import note
from madang.cycle.budget.models import Project

from ..models import Work


def locked(work: Work, seen: int | None = None) -> Work:
    """As it stands, held until the act is over. `seen` is the revision on the page that was looked at."""
    works = Work.objects.select_for_update(of=("self",)).select_related(
        "project__cycle__government", "project__office", "project__proposal"
    )
    stands = works.get(pk=work.pk)
    if seen is not None and seen != stands.revision:
        raise Refused("execute.changed_meanwhile", title=stands.project.title)
    return stands


def facts_of(project: Project) -> dict:
    return {"title": project.title, "year": project.cycle.fiscal_year, "number": project.number}


def tell(project: Project, event: str, *, by: Person, **facts) -> None:
    """In the project's story and in the one of the wish it came from; and to everyone who follows that wish."""
    government, said = project.cycle.government, facts_of(project) | facts
    actor = project.office.name if project.office else "officer"
    for subject in dict.fromkeys([project.subject, project.followed]):
        note(government, subject, event, by=by, actor=actor, **said)
    announce(government, project.followed, event, said)


def write_down(project: Project, event: str, *, by: Person, **facts) -> None:
    """In the project's story alone: small things nobody waits for."""
    actor = project.office.name if project.office else "officer"
    note(project.cycle.government, project.subject, event, by=by, actor=actor, **facts_of(project) | facts)
