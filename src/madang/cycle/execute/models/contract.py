"""With whom, for how much and how it was chosen (계약정보 공개, 지방계약법 §43). The amount stands in the ledger."""

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from madang.cycle.budget.models import Booking

from .work import Work


class ContractKind(models.TextChoices):
    CONSTRUCTION = "construction", _("공사")
    SERVICE = "service", _("용역")
    GOODS = "goods", _("물품")
    ENTRUSTED = "entrusted", _("위탁·보조")


class Tender(models.TextChoices):
    OPEN = "open", _("일반입찰")
    LIMITED = "limited", _("제한입찰")
    NAMED = "named", _("지명입찰")
    DIRECT = "direct", _("수의계약")


class OfWork(models.QuerySet):
    """Rows that belong to a work and stand in the ledger with one booking."""

    def of(self, cycle):
        return self.filter(work__project__cycle=cycle)

    def with_amount(self):
        """`amount`: the sum of its entries in the ledger."""
        return self.annotate(amount=Sum("booking__entries__amount"))


class Contract(models.Model):
    """Written once. A changed contract (변경계약) is another row that names the first; its booking is the difference."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="contracts")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the work
    title = models.CharField(_("계약 이름"), max_length=200)
    kind = models.CharField(_("종류"), max_length=12, choices=ContractKind)
    tender = models.CharField(_("계약 방법"), max_length=7, choices=Tender)
    company = models.CharField(_("계약한 곳"), max_length=120)
    since = models.DateField(_("계약한 날"))
    until = models.DateField(_("계약이 끝나는 날"), null=True, blank=True)
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="+")

    objects = OfWork.as_manager()

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="contracts_are_numbered_once"),
            models.CheckConstraint(condition=~Q(company="") & ~Q(title=""), name="a_contract_says_with_whom"),
        ]
