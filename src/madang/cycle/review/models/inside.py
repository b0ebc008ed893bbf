"""What stays inside: notes between the desks, and the filters an officer keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
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
