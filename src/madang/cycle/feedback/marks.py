"""Keyed marks of a person and a project: one rating each, and no two projects can be laid side by side."""

from madang.base.people.marks import mark
from madang.base.people.models import Person
from madang.cycle.budget.models import Project


def mark_of(person: Person, project: Project) -> str:
    return mark("feedback.rating", str(project.pk), str(person.pk))
