"""What a survey asks, and between what people choose."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .survey import Survey


class Kind(models.TextChoices):
    SINGLE = "single", _("하나 고르기")
    MULTIPLE = "multiple", _("여럿 고르기")
    SCALE = "scale", _("정도 고르기")
    RANKING = "ranking", _("차례 매기기")
    SHORT = "short", _("짧은 글")
    LONG = "long", _("긴 글")
    NUMBER = "number", _("수")


CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING})  # asked with options
WORDS = frozenset({Kind.SHORT, Kind.LONG})
NUMBERS = frozenset({Kind.SCALE, Kind.NUMBER})


class Question(models.Model):
    """Once the first answer is in, the database refuses every change: nobody's answer may come to mean another thing."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("답하는 방법"), max_length=10, choices=Kind)
    text = models.CharField(_("질문"), max_length=300)
    hint = models.CharField(_("도움말"), max_length=300, blank=True)
    required = models.BooleanField(_("꼭 답해야 합니다"), default=False)
    lowest = models.IntegerField(_("가장 작은 수"), null=True, blank=True)
    highest = models.IntegerField(_("가장 큰 수"), null=True, blank=True)
    lowest_means = models.CharField(_("가장 작은 수의 뜻"), max_length=60, blank=True)
    highest_means = models.CharField(_("가장 큰 수의 뜻"), max_length=60, blank=True)
    unit = models.CharField(_("단위"), max_length=20, blank=True)

    class Meta:
        ordering = ["survey", "order"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "order"], name="questions_have_an_order"),
            models.CheckConstraint(
                condition=~Q(kind="scale") | (Q(lowest__isnull=False, highest__isnull=False)),
                name="a_scale_has_two_ends",
            ),
            models.CheckConstraint(
                condition=Q(lowest=None) | Q(highest=None) | Q(highest__gt=F("lowest")), name="a_scale_goes_up"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """The field it is in a form and the column it is in a list: q1, q2, …"""
        return f"q{self.order}"


class Option(models.Model):
    """`people`: how many live here of whom this is true. When every option of a question says so, results are weighted."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(_("고를 것"), max_length=200)
    people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["question", "order"]
        constraints = [models.UniqueConstraint(fields=["question", "order"], name="options_have_an_order")]

    def __str__(self) -> str:
        return self.text
