"""What a year says about a date of the law: a day of its own with the reason, and the day on which it was done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle

from ..deadlines import Step


class LegalDay(models.Model):
    """`on`: instead of what the rule comes to. `done_on`: for what happens outside the platform, or in a later stage."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    step = models.CharField(_("무엇을"), max_length=22, choices=Step)
    on = models.DateField(_("올해 정한 날"), null=True, blank=True)
    why = models.CharField(_("그렇게 정한 까닭"), max_length=300, blank=True)
    done_on = models.DateField(_("마친 날"), null=True, blank=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "step"], name="one_legal_day_a_step"),
            models.CheckConstraint(condition=Q(on=None) | ~Q(why=""), name="a_day_of_its_own_says_why"),
        ]
