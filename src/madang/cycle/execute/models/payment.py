"""What was paid (지출). The amount is what its booking says; who got it, the contract says. No person is named here."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.cycle.budget.models import Booking

from .contract import Contract, OfWork
from .work import Work


class Payment(models.Model):
    """Written once; a wrong one is taken back by another that `reverses` it, with the reason in its booking."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="payments")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the work
    title = models.CharField(pgettext_lazy("payment", "무엇에"), max_length=200)
    contract = models.ForeignKey(
        Contract, models.PROTECT, null=True, blank=True, related_name="payments", verbose_name=_("계약")
    )
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="taken_back")

    objects = OfWork.as_manager()

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="payments_are_numbered_once"),
            models.CheckConstraint(condition=~Q(title=""), name="a_payment_says_what_for"),
        ]

    @property
    def subject(self) -> str:
        return f"payment/{self.pk}"
