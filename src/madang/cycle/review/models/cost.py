"""The cost sheet (산출내역): lines of unit price and quantity. Their sum is the proposal's cost and nothing else is."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .review import Review


class LineKind(models.TextChoices):
    ONCE = "once", _("만드는 데")
    YEARLY = "yearly", _("해마다 돌보는 데")


class CostLine(models.Model):
    """`unit_price` in the currency's minor unit. A yearly line counts for `years` and is told apart from the cost."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("쓰는 곳"), max_length=6, choices=LineKind, default=LineKind.ONCE)
    item = models.CharField(_("항목"), max_length=120)
    unit = models.CharField(_("단위"), max_length=20, blank=True)
    unit_price = models.PositiveBigIntegerField(_("단가"))
    quantity = models.DecimalField(_("수량"), max_digits=12, decimal_places=2)
    years = models.PositiveSmallIntegerField(_("햇수"), default=1)
    source = models.CharField(_("단가의 근거"), max_length=160, blank=True)

    class Meta:
        ordering = ["review_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["review", "order"], name="lines_of_a_sheet_are_ordered"),
            models.CheckConstraint(condition=Q(quantity__gt=0, unit_price__gt=0), name="a_line_costs_something"),
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=50), name="a_line_looks_fifty_years_ahead"),
        ]

    @property
    def amount(self) -> int:
        """Unit price times quantity, halves up: of one year for a yearly line."""
        return int((Decimal(self.unit_price) * Decimal(self.quantity)).quantize(Decimal(1), ROUND_HALF_UP))
