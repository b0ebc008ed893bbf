"""수료: who finished a course, under a number that anyone can check."""

import secrets

from django.db import models
from django.db.models import Q

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle

from .course import Course

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that looks like another


def new_number() -> str:
    """Twelve letters of thirty: 58 bits, so that nobody finds a number by trying."""
    said = "".join(secrets.choice(_LETTERS) for _letter in range(12))
    return f"{said[:4]}-{said[4:8]}-{said[8:]}"


class CompletionQuerySet(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(course__cycle=cycle)

    def valid(self):
        return self.filter(withdrawn_at=None)


class Completion(models.Model):
    """`name` as it stands on the certificate. The database changes nothing of it but to withdraw it, or forget the name."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="completions")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=14, unique=True, default=new_number)
    at = models.DateTimeField(default=clock.now)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    why_withdrawn = models.CharField(max_length=200, blank=True)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"],
                condition=Q(person__isnull=False, withdrawn_at=None),
                name="a_course_is_finished_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(why_withdrawn=""), name="withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def masked(self) -> str:
        """김하늘 as 김○늘: enough to compare a paper with, too little to learn a name from."""
        first, *rest = self.name or "○"
        return first if not rest else first + "○" * max(len(rest) - 1, 1) + (rest[-1] if len(rest) > 1 else "")
