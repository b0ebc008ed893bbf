"""Why something was not spent (불용 사유). Written anew when it changes; what was said before stays."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.budget.models import Project

from .settlement import Settlement


class Reason(models.TextChoices):
    """The usual reasons of settlements, as local governments print them."""

    CONTRACT = "contract", _("낙찰차액")
    SAVED = "saved", _("예산 절감")
    CHANGED = "changed", _("계획 변경")
    CANCELLED = "cancelled", _("사업 취소")
    DELAYED = "delayed", _("사업 지연")
    FEWER = "fewer", _("쓰려는 사람이 적음")
    SUBSIDY = "subsidy", _("보조금 집행잔액")
    REST = "rest", _("쓰고 남은 자투리")
    OTHER = "other", _("그 밖의 까닭")


class Leftover(models.Model):
    """`amount`: the leftover it explains, in the currency's minor unit. Once the ledger moves on, it explains nothing."""

    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="leftovers")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    amount = models.PositiveBigIntegerField(_("집행잔액"))
    reason = models.CharField(_("사유"), max_length=10, choices=Reason)
    words = models.TextField(_("까닭"), max_length=1000)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_reason_has_words"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="nothing_left_needs_no_reason"),
        ]
