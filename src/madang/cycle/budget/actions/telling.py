"""An act about a project is written on its own page and on its proposal's, and whoever follows either is told."""

from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.record.actions import note

from ..models import Project


def tell(
    project: Project, event: str, *, by: Person | None, actor: str = "officer", loud: bool = True, **facts
) -> None:
    """`facts` are JSON values that everyone may read; the project's title, year and number are among them."""
    government = project.cycle.government
    facts = {"title": project.title, "year": project.cycle.fiscal_year, "number": project.number} | facts
    for subject in dict.fromkeys((project.subject, project.followed)):
        note(government, subject, event, by=by, actor=actor, **facts)
    if loud:
        announce(government, project.followed, event, facts | {"currency": government.currency})
