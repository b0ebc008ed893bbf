"""What a person can take along: their own ratings, while a mark still leads to them."""

from madang.base.people.models import Person
from madang.cycle.budget.models import Project

from .marks import mark_of
from .models import Rating
from .models.rating import ASKED


def own_ratings(person: Person) -> list[dict]:
    """By the marks of all projects that were rated and may still be."""
    rated = Project.objects.filter(pk__in=Rating.objects.exclude(mark="").values("project"))
    marks = {mark_of(person, project): project for project in rated}
    rows = Rating.objects.filter(mark__in=marks)
    return [
        {"project": marks[row.mark].title, "words": row.words, "on": row.on.isoformat()}
        | {name: getattr(row, name) for name in ASKED}
        for row in rows
    ]
