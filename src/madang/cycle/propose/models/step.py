"""Every step of a proposal's road, kept for good."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from ..reasons import Exclusion
from .proposal import Proposal
from .state import CODED, NOS, State


class Step(models.Model):
    """One move from a state to the next: why, in which words, by whom. The table only grows."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="steps")
    before = models.CharField(max_length=12, choices=State)
    after = models.CharField(max_length=12, choices=State)
    reason = models.CharField(_("이유"), max_length=14, choices=Exclusion, blank=True)
    sentence = models.TextField(_("공개하는 답"), max_length=2000, blank=True)
    actor = models.CharField(max_length=80, blank=True)  # the part or office, as the public may know it
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(after__in=sorted(NOS)) | ~Q(sentence=""), name="no_step_to_a_no_without_words"
            ),
            models.CheckConstraint(
                condition=~Q(after__in=sorted(CODED)) | Q(reason__in=Exclusion.values),
                name="an_exclusion_names_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
