"""찾아가는 예산학교: where the school went, whom it reached, how many came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, OfCycle

LEAST = 5  # fewer people than that are not told


class Group(models.TextChoices):
    ELDERLY = "elderly", _("어르신")
    CHILDREN = "children", _("어린이")
    YOUNG = "young", _("청소년과 청년")
    DISABLED = "disabled", _("장애인")
    MIGRANTS = "migrants", _("이주민과 다문화 가족")
    CARERS = "carers", _("아이나 가족을 돌보는 사람")
    WORKERS = "workers", _("일터의 사람")
    RURAL = "rural", _("농어촌")
    NEIGHBOURS = "neighbours", _("동네 주민")
    OTHER = "other", _("그 밖")


class Visit(models.Model):
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    day = models.DateField(_("간 날"))
    place = models.CharField(_("간 곳"), max_length=80)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(_("만난 사람"), max_length=10, choices=Group)
    people = models.PositiveSmallIntegerField(_("온 사람 수"))
    help = models.CharField(_("갖춘 도움(수어, 통역, 큰 글씨)"), max_length=200, blank=True)
    heard = models.TextField(_("들은 이야기"), max_length=1000, blank=True)  # public, masked
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(people__gt=0), name="somebody_came")]

    def __str__(self) -> str:
        return f"{self.day} {self.place}"
