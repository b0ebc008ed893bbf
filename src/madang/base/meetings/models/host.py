"""Who holds meetings: a body, a school, a town hall. The stage it belongs to writes it down; nobody asks the stage later."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government


class Quorum(models.TextChoices):
    """How many of those sitting have to be there (의사정족수). Local rules; the usual one is the first."""

    MAJORITY = "majority", _("재적 위원 과반수 출석")
    HALF = "half", _("재적 위원 2분의 1 이상 출석")
    TWO_THIRDS = "two_thirds", _("재적 위원 3분의 2 이상 출석")
    THIRD = "third", _("재적 위원 3분의 1 이상 출석")
    NUMBER = "number", _("정한 수 이상 출석")
    NONE = "none", _("정족수 없음")

    def needed(self, sitting: int, number: int = 0) -> int:
        """The least number of people present with which the meeting may decide."""
        return {
            Quorum.MAJORITY: sitting // 2 + 1,
            Quorum.HALF: -(-sitting // 2),
            Quorum.TWO_THIRDS: -(-sitting * 2 // 3),
            Quorum.THIRD: -(-sitting // 3),
            Quorum.NUMBER: number,
            Quorum.NONE: 0,
        }[self]


class Majority(models.TextChoices):
    """How many of those present have to agree (의결정족수). A tie is lost, as in 지방자치법 §73."""

    PRESENT = "present", _("출석 위원 과반수 찬성")
    TWO_THIRDS = "two_thirds", _("출석 위원 3분의 2 이상 찬성")
    SITTING = "sitting", _("재적 위원 과반수 찬성")

    def needed(self, sitting: int, present: int) -> int:
        return {
            Majority.PRESENT: present // 2 + 1,
            Majority.TWO_THIRDS: max(1, -(-present * 2 // 3)),
            Majority.SITTING: sitting // 2 + 1,
        }[self]


class RecusedCount(models.TextChoices):
    """What a recused person counts for. In the vote itself never (제척·기피·회피)."""

    SITTING = "sitting", _("재적에는 넣고 출석에서는 뺍니다")
    OUT = "out", _("재적과 출석에서 모두 뺍니다")
    QUORUM = "quorum", _("재적과 정족수에는 넣고 표결에서만 뺍니다")


class Rule(models.Model):
    """The rule of a host, copied to each meeting when it is called, so that a later rule changes no earlier decision."""

    quorum = models.CharField(_("개의 정족수"), max_length=10, choices=Quorum, default=Quorum.MAJORITY)
    quorum_number = models.PositiveSmallIntegerField(_("정한 수"), default=0)
    majority = models.CharField(_("의결 정족수"), max_length=10, choices=Majority, default=Majority.PRESENT)
    recused = models.CharField(_("제척된 사람"), max_length=8, choices=RecusedCount, default=RecusedCount.SITTING)

    class Meta:
        abstract = True

    @property
    def rule(self) -> dict:
        return {name: getattr(self, name) for name in RULE}

    def quorum_of(self, sitting: int) -> int:
        return Quorum(self.quorum).needed(sitting, self.quorum_number)


RULE = ("quorum", "quorum_number", "majority", "recused")


class HostQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def run_by(self, person: Person):
        """Hosts whose meetings this person runs as secretary (간사)."""
        return self.filter(secretaries=person)


class Host(Rule):
    """`host` is a subject of a stage: "body/3". `page` leads back to it: {"name": "convene:body", "args": [2027, 3]}."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    host = models.CharField(max_length=60)
    title = models.CharField(_("이름"), max_length=120)
    title_en = models.CharField(_("영문 이름"), max_length=120, blank=True)
    legal_basis = models.CharField(_("법적 근거"), max_length=120, blank=True)
    page = models.JSONField(default=dict, blank=True)
    secretaries = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name=_("간사"))
    closed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = HostQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["government", "host"], name="a_host_is_known_once"),
            models.CheckConstraint(condition=~Q(quorum="number") | Q(quorum_number__gte=1), name="a_quorum_has_people"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        return self.title

    @property
    def name_en(self) -> str:
        return self.title_en
