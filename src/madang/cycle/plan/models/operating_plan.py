"""The versions of the operating plan: words of a year that are frozen when they are published."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person

from .cycle import Cycle
from .stage import OfCycle


class PlanState(models.TextChoices):
    DRAFT = "draft", _("작성 중")
    PUBLISHED = "published", pgettext_lazy("state", "공개")


class PlanQuerySet(OfCycle):
    def published(self):
        return self.filter(state=PlanState.PUBLISHED)

    def drafts(self):
        return self.filter(state=PlanState.DRAFT)


class OperatingPlan(models.Model):
    """운영계획: a version, once published, never changes; the database refuses it (migration 0002)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField(_("판"))
    state = models.CharField(max_length=9, choices=PlanState, default=PlanState.DRAFT)

    purpose = models.TextField(_("목적과 근거"), blank=True)
    scale = models.TextField(_("규모와 한도"), blank=True)
    schedule = models.TextField(_("일정"), blank=True)
    call = models.TextField(_("공모 대상과 방법"), blank=True)
    bodies = models.TextField(_("기구 구성"), blank=True)
    rules = models.TextField(_("심사와 투표 규칙"), blank=True)
    promotion = models.TextField(_("홍보와 교육"), blank=True)
    inclusion = models.TextField(_("참여가 어려운 이웃을 위한 대책"), blank=True)
    change_reason = models.TextField(_("고친 까닭"), blank=True)
    short_notice_reason = models.TextField(_("공고 기간을 다 채우지 못하는 까닭"), blank=True)

    created_at = models.DateTimeField(default=clock.now, editable=False)
    notice_from = models.DateField(_("공고 시작"), null=True, editable=False)
    notice_until = models.DateField(_("공고 끝"), null=True, editable=False)
    published_at = models.DateTimeField(_("공개한 때"), null=True, editable=False)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, editable=False)
    frozen = models.JSONField(default=dict, editable=False)  # the whole year as it was when this was published
    digest = models.CharField(max_length=64, blank=True, editable=False)  # sha256 of `frozen` as canonical JSON

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "version"], name="plan_versions_are_numbered_once"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(state="draft"), name="one_draft_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (
                    ~Q(digest="") & Q(published_at__isnull=False, notice_from__isnull=False, notice_until__isnull=False)
                ),
                name="a_published_plan_is_sealed_and_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} v{self.version}"

    @property
    def subject(self) -> str:
        return f"plan/{self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == PlanState.PUBLISHED


SECTIONS = ("purpose", "scale", "schedule", "call", "bodies", "rules", "promotion", "inclusion")
