"""What the government does already: its programmes by year and department, so that nobody asks for what is there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment


class Programme(models.Model):
    """세부사업 of a budget (예산서). Money in the currency's minor unit; `source` says where the row was read."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    department = models.CharField(_("부서"), max_length=80)
    name = models.CharField(_("세부사업"), max_length=200)
    purpose = models.CharField(_("목적"), max_length=1000, blank=True)
    amount = models.PositiveBigIntegerField(_("예산액"))
    source = models.CharField(_("출처"), max_length=120)
    taken_in_at = models.DateTimeField(default=clock.now)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government", "-fiscal_year", "department", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "fiscal_year", "department", "name"], name="a_programme_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(department="") & ~Q(source=""), name="a_programme_says_whose_and_whence"
            ),
        ]

    def __str__(self) -> str:
        return self.name
