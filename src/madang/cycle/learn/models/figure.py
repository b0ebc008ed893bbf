"""A few figures of the government's budget that make it understood, each with its source and its day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.cycle.plan.models import Cycle, OfCycle

from .course import Told


class Side(models.TextChoices):
    INCOME = "income", _("들어오는 돈(세입)")
    FIELD = "field", _("쓰는 곳(세출)")


class Figure(Told, models.Model):
    """Money in the currency's minor unit."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="+")
    side = models.CharField(_("어느 쪽"), max_length=6, choices=Side)
    order = models.PositiveSmallIntegerField(_("순서"), default=0)
    title = models.CharField(_("무엇"), max_length=60)
    title_en = models.CharField(_("영어로"), max_length=80, blank=True)
    amount = models.PositiveBigIntegerField(_("금액"))
    as_of = models.DateField(_("언제의 숫자"))
    source = models.CharField(_("출처"), max_length=120)
    url = models.URLField(_("출처 주소"), blank=True)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["side", "order", "-amount"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "side", "title"], name="one_figure_a_thing"),
            models.CheckConstraint(condition=~Q(source=""), name="a_figure_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.title
