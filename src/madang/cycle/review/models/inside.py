"""What stays inside: notes between the desks, and the filters an officer keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment
from madang.cycle.propose.models import Proposal


class InternalNote(models.Model):
    """Between officers, reviewers and approvers of the government. In no public page, table or document."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    words = models.TextField(_("안에서만 보는 쪽지"), max_length=2000)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    office = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["proposal_id", "pk"]


class SavedFilter(models.Model):
    """A name for a query of the desk's list."""

    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(_("이름"), max_length=40)
    query = models.CharField(max_length=300)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["person_id", "name"]
        constraints = [models.UniqueConstraint(fields=["government", "person", "name"], name="one_saved_filter_a_name")]
