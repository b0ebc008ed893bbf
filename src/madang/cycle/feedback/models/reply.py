"""What the government answered to whoever proposed, once at every end."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.propose.models import Proposal

from .ends import REPLIED, End

WITHIN = timedelta(days=14)  # a house rule: no statute sets a term for this answer


class ReplyQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(proposal__cycle=cycle)


class Reply(models.Model):
    """Sent once and kept: the table only grows. `reached_on` is the day of the end it answers."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    end = models.CharField(_("어떻게 끝났는지"), max_length=16, choices=End)
    reached_on = models.DateField(_("끝난 날"))
    reason = models.TextField(_("기록에 남은 까닭"), max_length=4000, blank=True)
    words = models.TextField(_("드리는 답"), max_length=4000)
    sent_at = models.DateTimeField(_("답한 때"))
    actor = models.CharField(_("답한 곳"), max_length=80, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "end"], name="one_reply_an_end"),
            models.CheckConstraint(condition=Q(end__in=list(REPLIED)), name="a_reply_answers_an_end"),
            models.CheckConstraint(condition=~Q(words=""), name="a_reply_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.end}"
