"""By what seats may be shared out: the few features of a person that a seat plan may ask for, and no other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class Feature(models.TextChoices):
    SEX = "sex", _("성별")
    AGE = "age_band", _("나이대")
    AREA = "area", _("사는 곳")
    DISABILITY = "disability", _("장애")
    MULTICULTURAL = "multicultural", _("다문화")

    @classmethod
    def sensitive(cls) -> frozenset[str]:
        """민감정보 (개인정보 보호법 §23): asked only with a consent of its own, only where a quota needs it."""
        return frozenset({cls.DISABILITY, cls.MULTICULTURAL})


class Route(models.TextChoices):
    OPEN_CALL = "open_call", _("공개모집")
    LOT = "lot", pgettext_lazy("route", "추첨")
    RECOMMENDATION = "recommendation", _("추천")
    EXPERT = "expert", _("전문가")
    OFFICIAL = "official", _("공무원(당연직)")
    ELECTION = "election", _("지역회의 선출")


class FeaturesOfSomebody(models.Model):
    """Empty where it was not asked."""

    sex = models.CharField(_("성별"), max_length=6, choices=Sex, blank=True)
    age_band = models.CharField(_("나이대"), max_length=6, choices=AgeBand, blank=True)
    disability = models.BooleanField(_("장애가 있음"), null=True)
    multicultural = models.BooleanField(_("다문화 배경이 있음"), null=True)

    class Meta:
        abstract = True
