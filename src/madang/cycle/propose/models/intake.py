"""How a proposal was written down: a draft nobody has sent yet, and what somebody wrote for somebody else."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle

from .channel import ASSISTED, Channel
from .proposal import Proposal

KEPT = timedelta(days=30)


class DraftQuerySet(OfCycle):
    def alive(self):
        return self.filter(expires_at__gt=clock.now())


class Draft(models.Model):
    """임시저장: what was typed, under a secret link and nothing else. Nobody is named; it goes away by itself."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the link's secret, which is kept nowhere
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["expires_at"], name="drafts_by_expiry")]

    def __str__(self) -> str:
        return f"{self.saved_at:%Y-%m-%d}"


class ConsentGiven(models.TextChoices):
    SPOKEN = "spoken", _("말로")
    SIGNED = "signed", _("글로(서명)")
    SENT = "sent", _("보내온 글에 적어서")


class Assistance(models.Model):
    """대리접수: who wrote it down for whom, and how that person agreed. Officers alone see the scan."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="assistance")
    channel = models.CharField(max_length=8, choices=Channel)
    helper = models.ForeignKey(Person, models.PROTECT, related_name="+")
    consent = models.CharField(_("어떻게 동의했나요"), max_length=6, choices=ConsentGiven)
    occasion = models.CharField(_("어디에서 받았나요"), max_length=120, blank=True)
    scan = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=ASSISTED), name="only_some_channels_need_a_helper"),
        ]

    def __str__(self) -> str:
        return self.get_channel_display()
