"""Names under a proposal, counted from a sheet; and what a thing costs, from the office's list."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment

from .proposal import Proposal


class Signatures(models.Model):
    """연서부: how many signed, how many of them twice. The sheet itself is for officers alone."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="signatures")
    total = models.PositiveIntegerField(_("서명한 줄"))
    duplicates = models.PositiveIntegerField(_("겹친 줄"), default=0)
    sheet = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(duplicates__lte=F("total")), name="no_more_duplicates_than_lines"),
            models.CheckConstraint(condition=Q(total__gt=0), name="a_sheet_has_a_signature"),
        ]

    def __str__(self) -> str:
        return str(self.people)

    @property
    def people(self) -> int:
        return self.total - self.duplicates


class UnitPrice(models.Model):
    """단가: what one of a thing costs, with its source and year. Money in the currency's minor unit."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    name = models.CharField(_("무엇"), max_length=80)
    unit = models.CharField(_("단위"), max_length=20)
    price = models.PositiveBigIntegerField(_("한 단위의 값"))
    source = models.CharField(_("출처"), max_length=120)
    year = models.PositiveSmallIntegerField(_("기준 연도"))

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government", "name", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["government", "name", "unit", "year"], name="one_price_a_year"),
            models.CheckConstraint(condition=Q(price__gt=0), name="a_price_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"
