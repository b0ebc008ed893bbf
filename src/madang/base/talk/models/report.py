"""신고: somebody thinks a text should not stand as it is."""

from django.db import models
from django.db.models import Q

from madang.base import clock
from madang.base.people.models import Person

from .text import Text
from .why import Why


class Report(models.Model):
    """By a person, or by an address of which only a keyed mark is kept. One at a time for each of them."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="reports")
    why = models.CharField(max_length=10, choices=Why)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    mark = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    was_hidden = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "mark"], condition=Q(closed_at=None), name="one_open_report_from_one"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, was_hidden=None)
                | (Q(closed_at__isnull=False, was_hidden__isnull=False) & ~Q(answer="")),
                name="a_closed_report_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.why}"
