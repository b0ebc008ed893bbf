"""A part of the year's money with its own ceilings, people and rules."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang_methods.counting import AnyRule

from .. import rules
from ..ballots import whole_ballot
from .cycle import Cycle
from .stage import OfCycle


class Level(models.TextChoices):
    """Whose money a track decides on."""

    PROVINCE = "province", _("시·도")
    MUNICIPALITY = "municipality", _("시·군·구")
    NEIGHBOURHOOD = "neighbourhood", _("읍·면·동")


class Track(models.Model):
    """유형: a part of the money with its own ceilings, people and rules. Money in the currency's minor unit."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="tracks")
    code = models.SlugField(_("주소 이름"), max_length=30)
    name = models.CharField(_("이름"), max_length=40)
    name_en = models.CharField(_("영문 이름"), max_length=60, blank=True)
    level = models.CharField(_("결정 단위"), max_length=14, choices=Level, default=Level.MUNICIPALITY)
    self_governed = models.BooleanField(_("동단위 자치계획형"), default=False)
    description = models.TextField(_("설명"), blank=True)
    order = models.PositiveSmallIntegerField(_("순서"), default=0)

    total_ceiling = models.PositiveBigIntegerField(_("총한도"))
    per_area_ceiling = models.PositiveBigIntegerField(_("지역별 한도"), null=True, blank=True)
    per_project_max = models.PositiveBigIntegerField(_("사업 하나의 한도"), null=True, blank=True)
    per_event_max = models.PositiveBigIntegerField(_("행사 하나의 한도"), null=True, blank=True)
    per_project_min = models.PositiveBigIntegerField(_("사업 하나의 최소 금액"), null=True, blank=True)
    events_allowed = models.BooleanField(_("행사도 제안할 수 있음"), default=True)

    proposer_age = models.PositiveSmallIntegerField(_("제안할 수 있는 나이(만)"), default=0)
    proposer_kinds = models.JSONField(_("제안할 수 있는 사람"), default=rules.everyone)
    excluded_proposers = models.JSONField(_("제안할 수 없는 사람"), default=list, blank=True)
    voter_age = models.PositiveSmallIntegerField(_("투표할 수 있는 나이(만)"), default=0)
    voter_kinds = models.JSONField(_("투표할 수 있는 사람"), default=rules.everyone)
    officials_may_vote = models.BooleanField(_("소속 공무원도 투표할 수 있음"), default=False)

    ballot_rule = models.JSONField(_("투표 규칙"), default=rules.usual_ballot)
    decision_rule = models.JSONField(_("선정 규칙"), default=rules.usual_decision)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "code"], name="one_track_a_code"),
            models.CheckConstraint(condition=Q(total_ceiling__gt=0), name="a_track_has_money"),
            models.CheckConstraint(
                condition=Q(per_area_ceiling=None)
                | Q(per_area_ceiling__gt=0, per_area_ceiling__lte=F("total_ceiling")),
                name="an_area_gets_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_project_max=None) | Q(per_project_max__gt=0, per_project_max__lte=F("total_ceiling")),
                name="a_project_costs_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_event_max=None) | Q(per_event_max__gt=0, per_event_max__lte=F("total_ceiling")),
                name="an_event_costs_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_project_min=None)
                | Q(per_project_max=None)
                | Q(per_project_min__lte=F("per_project_max")),
                name="the_smallest_project_is_below_the_largest",
            ),
            models.CheckConstraint(
                condition=Q(self_governed=False) | Q(level=Level.NEIGHBOURHOOD),
                name="only_neighbourhoods_govern_themselves",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        rules.check_ballot(self.ballot_rule)
        rules.read_decision(self.decision_rule)
        rules.check_names("proposer_kinds", self.proposer_kinds, rules.Resident)
        rules.check_names("voter_kinds", self.voter_kinds, rules.Resident)
        rules.check_names("excluded_proposers", self.excluded_proposers, rules.Barred)

    def save(self, *args, **kwargs) -> None:
        self.clean()  # a rule that cannot be counted never reaches the database
        self.ballot_rule, self.decision_rule = whole_ballot(self.ballot_rule), self.rule.as_dict()
        super().save(*args, **kwargs)

    @property
    def rule(self) -> AnyRule:
        """The counting rule; its digest is printed in the plan."""
        return rules.read_decision(self.decision_rule)

    @property
    def decision_digest(self) -> str:
        return self.rule.digest

    @property
    def proposer_names(self) -> list:
        return [rules.Resident(kind).label for kind in self.proposer_kinds]

    @property
    def voter_names(self) -> list:
        return [rules.Resident(kind).label for kind in self.voter_kinds]

    @property
    def excluded_names(self) -> list:
        return [rules.Barred(kind).label for kind in self.excluded_proposers]

    def project_ceiling(self, *, event: bool = False) -> int:
        """The most a project of this kind may cost."""
        return (self.per_event_max if event else None) or self.per_project_max or self.total_ceiling
