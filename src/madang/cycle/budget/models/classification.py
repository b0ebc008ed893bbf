"""The national classification of expenditure by function (분야, 부문), as it was in a fiscal year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClassificationLevel(models.TextChoices):
    FIELD = "field", pgettext_lazy("classification", "분야")
    SECTOR = "sector", _("부문")


class ClassificationQuerySet(models.QuerySet):
    def in_year(self, fiscal_year: int):
        """The list that holds in a year: the latest one that began by then."""
        begun = self.filter(since__lte=fiscal_year)
        latest = begun.order_by("-since").values("since")[:1]
        return begun.filter(since=models.Subquery(latest))


class Classification(models.Model):
    """A field, or a sector of one. A new list for a later year leaves the old one as it was."""

    since = models.PositiveSmallIntegerField(_("시작 회계연도"))
    level = models.CharField(pgettext_lazy("classification", "단계"), max_length=6, choices=ClassificationLevel)
    code = models.CharField(_("코드"), max_length=6)
    name = models.CharField(_("이름"), max_length=60)
    name_en = models.CharField(_("영문 이름"), max_length=80, blank=True)
    field_code = models.CharField(_("분야 코드"), max_length=6, blank=True)
    source = models.CharField(_("출처"), max_length=200)

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        ordering = ["since", "code"]
        constraints = [
            models.UniqueConstraint(fields=["since", "level", "code"], name="one_classification_a_code"),
            models.CheckConstraint(
                condition=Q(level="field", field_code="") | Q(level="sector") & ~Q(field_code=""),
                name="a_sector_belongs_to_a_field",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
