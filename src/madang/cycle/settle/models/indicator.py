"""What a project was to bring, as a number, and what was measured: 성과지표."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.budget.models import Project

from .settlement import Settlement

NUMBER = {"max_digits": 16, "decimal_places": 2}


class Better(models.TextChoices):
    MORE = "more", _("클수록 좋음")
    FEWER = "fewer", _("작을수록 좋음")


class Indicator(models.Model):
    """`expected` was said before anybody measured; once something is measured the database keeps both."""

    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="indicators")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name=_("사업"))
    name = models.CharField(_("지표"), max_length=120)
    unit = models.CharField(_("단위"), max_length=20)
    expected = models.DecimalField(_("기대한 값"), **NUMBER)
    better = models.CharField(_("어느 쪽이 좋은지"), max_length=5, choices=Better, default=Better.MORE)
    ground = models.CharField(_("기대한 값을 적은 곳"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["settlement", "project", "name"], name="one_indicator_a_name"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="an_indicator_has_name_and_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """The latest one holds; those before it stay."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements")
    value = models.DecimalField(_("잰 값"), **NUMBER)
    source = models.CharField(_("자료의 출처"), max_length=200)
    measured_by = models.CharField(_("잰 곳"), max_length=80)  # an office or a group, never a private person
    measured_on = models.DateField(_("잰 날"))
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(source="") & ~Q(measured_by=""), name="a_measurement_says_where_from")
        ]
