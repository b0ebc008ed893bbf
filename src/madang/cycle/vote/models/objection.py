"""What people put forward against the roll or the vote (이의신청), what was decided and why; and receipts they handed in."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person

from .poll import OfPoll, Poll

ANSWER_WITHIN = timedelta(days=7)


class About(models.TextChoices):
    LEFT_OUT = "left_out", _("제가 명부에 있어야 합니다")
    NOT_A_VOTER = "not_a_voter", _("명부에 있으면 안 되는 사람이 있습니다")
    WRONG_FACTS = "wrong_facts", _("명부에 적힌 제 동네나 자격이 다릅니다")
    CONDUCT = "conduct", _("투표가 정해진 대로 이루어지지 않았습니다")
    RESULT = "result", _("센 결과가 맞지 않습니다")


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("받아들임")
    PARTLY = "partly", _("일부 받아들임")
    DISMISSED = "dismissed", _("받아들이지 않음")


class Objection(models.Model):
    """Decided once, with a reason. `by` is whoever objected at the site; at a desk nobody is named."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="objections")
    about = models.CharField(_("무엇에 대한 이의인가요"), max_length=12, choices=About)
    text = models.TextField(_("까닭"), max_length=1000)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    received_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # at a desk
    made_at = models.DateTimeField()
    outcome = models.CharField(_("결정한 것"), max_length=10, choices=Outcome, blank=True, default="")
    answer = models.TextField(_("결정한 까닭"), max_length=2000, blank=True, default="")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
                name="an_objection_is_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(by=None, received_by__isnull=False) | Q(by__isnull=False, received_by=None),
                name="somebody_objected_or_took_it_down",
            ),
        ]

    @property
    def due_at(self) -> datetime:
        """The answer is owed until then."""
        return self.made_at + ANSWER_WITHIN


class HandedReceipt(models.Model):
    """A truly signed receipt that somebody handed in, to be published with the kit. Nobody's name and no time."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="handed_receipts")
    leaf = models.CharField(max_length=64, unique=True)
    note = models.TextField()

    objects = OfPoll.as_manager()
