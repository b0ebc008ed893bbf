"""Which proposals became one, and which one became several. Kept for good, so that nobody's wish is lost on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base import clock

from .proposal import Proposal


class Kin(models.TextChoices):
    MERGED = "merged", _("합침")
    SPLIT = "split", _("나눔")


class Lineage(models.Model):
    """`before` lives on in `after`."""

    kind = models.CharField(max_length=6, choices=Kin)
    before = models.ForeignKey(Proposal, models.PROTECT, related_name="became")
    after = models.ForeignKey(Proposal, models.PROTECT, related_name="came_from")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="kin_once"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="nobody_is_their_own_kin"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"
