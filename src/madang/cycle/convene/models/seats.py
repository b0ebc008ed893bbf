"""How the seats of a body are shared out: by route, and by quotas so that the body looks like the town."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .body import Body
from .features import Feature, Route


class SeatPlanQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(body__government=government)

    def published(self):
        return self.filter(published_at__isnull=False)


class SeatPlan(models.Model):
    """A version, once published, stays. It also says when applications are destroyed."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField(_("판"))
    reserves = models.PositiveIntegerField(_("예비 위원 수"), default=0)
    keep_days = models.PositiveSmallIntegerField(
        _("신청서를 지우는 때"),
        default=90,
        help_text=_("자리가 정해진 뒤 며칠 만에 지우는지. 뽑히지 않은 사람의 것을 모두 지웁니다."),
    )
    reason = models.CharField(_("왜 이렇게 나누는지"), max_length=400, blank=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", editable=False)

    objects = SeatPlanQuerySet.as_manager()

    class Meta:
        ordering = ["body_id", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["body", "version"], name="seat_plans_are_numbered_once"),
            models.UniqueConstraint(fields=["body"], condition=Q(published_at=None), name="one_draft_of_a_seat_plan"),
            models.CheckConstraint(condition=Q(keep_days__lte=1096), name="applications_do_not_stay_for_ever"),
        ]

    def asks(self) -> frozenset[str]:
        """The features an application may be asked for: those a quota needs, and sex, which the 60 % rule needs."""
        return frozenset({quota.feature for quota in self.quotas.all()} | {Feature.SEX})


class SeatShare(models.Model):
    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="shares")
    route = models.CharField(max_length=14, choices=Route)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["plan_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "route"], name="a_route_has_one_share")]


class Quota(models.Model):
    """At least and at most so many of the residents' seats (open call and lot). `value` of an area is its id."""

    plan = models.ForeignKey(SeatPlan, models.CASCADE, related_name="quotas")
    feature = models.CharField(max_length=13, choices=Feature)
    value = models.CharField(max_length=20)
    lowest = models.PositiveIntegerField()
    highest = models.PositiveIntegerField()

    class Meta:
        ordering = ["plan_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "feature", "value"], name="one_quota_a_value"),
            models.CheckConstraint(condition=Q(highest__gte=F("lowest")), name="a_quota_has_room"),
        ]
