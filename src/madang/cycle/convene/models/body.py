"""A body that residents sit on, of any kind an ordinance knows, for one year or standing."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Area, Government
from madang.cycle.plan.models import Cycle, OfGovernment

LONGEST_TERM = 3  # years, for private members (지방자치법 시행령 §79–80)


class Kind(models.TextChoices):
    """What ordinances call them (영 §46, and the standard ordinances of 2010)."""

    COMMITTEE = "committee", _("주민참여예산위원회")
    SUBCOMMITTEE = "subcommittee", _("분과위원회")
    STEERING = "steering", _("운영위원회")
    MEDIATION = "mediation", _("조정협의회")
    LOCAL = "local", _("지역회의")
    DONG = "dong", _("동위원회")
    JOINT = "joint", _("민관협의회")
    RESIDENTS = "residents", _("주민자치회")
    STUDY = "study", _("연구회")
    PANEL = "panel", _("시민참여단")
    DELIBERATION = "deliberation", _("숙의단")
    YOUTH = "youth", _("청년위원회")
    CHILDREN = "children", _("어린이·청소년위원회")
    MONITORING = "monitoring", _("모니터링단")
    EXPERTS = "experts", _("전문가 지원단")


class BodyQuerySet(OfGovernment):
    def working(self):
        return self.filter(closed_on=None)

    def of_year(self, cycle: Cycle):
        """Those of this year and those that stand."""
        return self.filter(Q(cycle=cycle) | Q(cycle=None), government=cycle.government)


class Body(models.Model):
    """Its kind, what it rests on, and how long and how often somebody may sit on it."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, models.PROTECT, null=True, blank=True, related_name="+")  # none: it stands
    kind = models.CharField(_("종류"), max_length=12, choices=Kind)
    name = models.CharField(_("이름"), max_length=80)
    name_en = models.CharField(_("영문 이름"), max_length=120, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    duties = models.CharField(_("기구가 하는 일"), max_length=300, blank=True)
    legal_basis = models.CharField(_("법적 근거"), max_length=200)
    term_years = models.PositiveSmallIntegerField(_("임기(년)"), default=2)
    renewals = models.PositiveSmallIntegerField(_("연임할 수 있는 횟수"), default=1)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    closed_on = models.DateField(_("없앤 날"), null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["government_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["government", "cycle", "name"], name="one_body_a_name_and_year"),
            models.UniqueConstraint(
                fields=["government", "name"], condition=Q(cycle=None), name="one_standing_body_a_name"
            ),
            models.CheckConstraint(
                condition=Q(term_years__gte=1, term_years__lte=LONGEST_TERM), name="no_term_above_three_years"
            ),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="a_body_rests_on_something"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="no_body_is_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"body/{self.pk}"

    @property
    def year(self) -> int:
        """Under which year its page is found: its own, or for a standing one the latest."""
        cycle = self.cycle or self.government.cycles.order_by("-fiscal_year").first()
        return cycle.fiscal_year if cycle else self.made_at.year

    @property
    def active(self) -> bool:
        return self.closed_on is None
