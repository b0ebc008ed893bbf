"""Who lives here, in numbers that were published elsewhere: by area, sex, age band and disability, as far as they are known."""

from collections import Counter, defaultdict

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area, Government

from .stage import OfGovernment


class Split(models.TextChoices):
    """By what people are told apart. The codes are those of `convene`'s features."""

    AREA = "area", _("사는 곳")
    SEX = "sex", _("성별")
    AGE = "age_band", _("나이대")
    DISABILITY = "disability", _("장애")


class Sex(models.TextChoices):
    FEMALE = "female", pgettext_lazy("sex", "여성")
    MALE = "male", pgettext_lazy("sex", "남성")


class AgeBand(models.TextChoices):
    """Bands, never a date of birth."""

    UNDER_19 = "0-18", _("18세 이하")
    TWENTIES = "19-29", _("19~29세")
    THIRTIES = "30-39", _("30~39세")
    FORTIES = "40-49", _("40~49세")
    FIFTIES = "50-59", _("50~59세")
    SIXTIES = "60-69", _("60~69세")
    SEVENTY = "70+", _("70세 이상")


class PopulationQuerySet(OfGovernment):
    def margins(self) -> dict[str, dict[str, int]]:
        """{split: {value: people}}, each from the newest day that tells it; areas by their number, disability yes and no.

        A file may cross splits (area by sex by age) and give others alone (disability): of the rows that tell a split,
        those with the fewest others are summed.
        """
        told: dict[str, dict[tuple, Counter]] = {split: defaultdict(Counter) for split in Split.values}
        for as_of, people, *values in self.values_list("as_of", "people", *Split.values).order_by():
            cell = {split: said(value) for split, value in zip(Split.values, values, strict=True)}
            known = [split for split, value in cell.items() if value]
            for split in known:
                told[split][as_of, -len(known), *known][cell[split]] += people
        return {split: dict(rows[max(rows)]) for split, rows in told.items() if rows}


class Population(models.Model):
    """So many people in one cell. Empty means: not split by this."""

    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    sex = models.CharField(_("성별"), max_length=6, choices=Sex, blank=True)
    age_band = models.CharField(_("나이대"), max_length=6, choices=AgeBand, blank=True)
    disability = models.BooleanField(_("장애가 있음"), null=True, blank=True)
    people = models.PositiveIntegerField(_("사람 수"))
    as_of = models.DateField(_("기준일"))
    source = models.CharField(_("출처"), max_length=200)
    entered_at = models.DateTimeField(default=clock.now, editable=False)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = PopulationQuerySet.as_manager()

    class Meta:
        ordering = ["government", "-as_of", "area__code", "sex", "age_band", "disability"]
        indexes = [models.Index(fields=["government", "as_of"], name="population_on_a_day")]
        constraints = [
            models.CheckConstraint(condition=Q(sex__in=["", *Sex.values]), name="population_of_a_known_sex"),
            models.CheckConstraint(condition=Q(age_band__in=["", *AgeBand.values]), name="population_of_a_known_age"),
            models.CheckConstraint(condition=~Q(source=""), name="population_has_a_source"),
            # A cell stands once a day. An empty area or disability is NULL, and two NULLs are never equal.
            *(
                models.UniqueConstraint(
                    fields=["government", "as_of", "sex", "age_band", *fields],
                    condition=Q(area__isnull="area" not in fields, disability__isnull="disability" not in fields),
                    name=name,
                )
                for fields, name in (
                    (("area", "disability"), "population_once_a_cell"),
                    (("area",), "population_once_an_area"),
                    (("disability",), "population_once_a_disability"),
                    ((), "population_once_a_town"),
                )
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.people}"


def said(value: object) -> str:
    """A value of a split as text; empty if it is not split by it."""
    return {True: "yes", False: "no", None: ""}[value] if value is None or isinstance(value, bool) else str(value)
