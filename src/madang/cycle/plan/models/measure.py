"""적극적 조치: what was done so that those who are missing can take part, and what changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .cycle import Cycle
from .population import Split
from .stage import OfCycle


class MeasureKind(models.TextChoices):
    VISIT = "visit", _("찾아가서 설명하고 제안 받기")
    SCHOOL = "school", _("학교와 청년 모임으로 찾아가기")
    EVENING = "evening", _("저녁이나 주말에 모이기")
    CHILDCARE = "childcare", _("모임에서 아이 돌보기")
    PAPER = "paper", _("종이와 전화로도 받기")
    EASY = "easy", _("쉬운 글과 큰 글자로 알리기")
    SIGN = "sign", _("수어와 문자 통역")
    TRANSPORT = "transport", _("오가는 길 돕기")
    ASK = "ask", _("그 이웃들의 모임에 바로 알리기")
    SEATS = "seats", _("위원을 모실 때 자리 나누기")
    OTHER = "other", _("그 밖의 조치")


class Measure(models.Model):
    """One measure for one group. The group is a split and a value of it, an area by its number; public as it stands."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="measures")
    kind = models.CharField(_("조치"), max_length=10, choices=MeasureKind)
    split = models.CharField(max_length=10, choices=Split)
    value = models.CharField(max_length=20)
    what = models.CharField(_("무엇을 했나요"), max_length=300)
    taken_on = models.DateField(_("한 날"))
    changed = models.CharField(_("무엇이 달라졌나요"), max_length=300, blank=True)
    entered_at = models.DateTimeField(default=clock.now, editable=False)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "-taken_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeasureKind.values), name="a_measure_of_the_catalogue"),
            models.CheckConstraint(
                condition=Q(split__in=Split.values) & ~Q(value=""), name="a_measure_is_for_somebody"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="a_measure_says_what"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def group(self) -> str:
        """As forms name it: area:3, age_band:19-29."""
        return f"{self.split}:{self.value}"
