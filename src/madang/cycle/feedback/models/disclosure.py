"""The local finance disclosure about participatory budgeting (지방재정법 §60①10의2), twice a year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle


class Occasion(models.TextChoices):
    """Two months after the budget was fixed, and two months after its settlement was approved (§60①)."""

    BUDGET = "budget", _("예산 공시")
    SETTLEMENT = "settlement", _("결산 공시")


class PaperState(models.TextChoices):
    DRAFT = "draft", _("쓰는 중")
    FROZEN = "frozen", _("굳힘")


class Disclosure(models.Model):
    """`frozen` is the whole document as plain values, `digest` its sha256: published, both stay.

    Reported to the council and to the higher government within five days of publication (지방재정법 §60).
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    occasion = models.CharField(_("어느 공시"), max_length=10, choices=Occasion)
    fixed_on = models.DateField(_("예산이 정해지거나 결산이 승인된 날"))
    due_on = models.DateField(_("공시 기한"))
    words = models.TextField(_("운영현황에 붙이는 말"), max_length=4000, blank=True)
    opinion = models.TextField(_("주민의견서에 붙이는 말"), max_length=4000, blank=True)
    state = models.CharField(max_length=6, choices=PaperState, default=PaperState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    number = models.CharField(_("문서번호"), max_length=40, blank=True)
    frozen = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    report_by = models.DateField(_("보고 기한"), null=True, blank=True)
    reported_on = models.DateField(_("보고한 날"), null=True, blank=True)
    reported_to = models.CharField(_("보고한 곳"), max_length=200, blank=True)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "occasion"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "occasion"], name="one_disclosure_an_occasion"),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("fixed_on")), name="a_disclosure_is_due_after"),
            models.CheckConstraint(
                condition=Q(state="draft", digest="", published_at=None)
                | (
                    Q(state="frozen", published_at__isnull=False, report_by__isnull=False)
                    & ~Q(digest="")
                    & ~Q(number="")
                ),
                name="a_published_disclosure_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(reported_on=None) | (Q(state="frozen") & ~Q(reported_to="")), name="a_report_says_to_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.occasion}"

    @property
    def subject(self) -> str:
        return f"disclosure/{self.pk}"

    @property
    def is_frozen(self) -> bool:
        return self.state == PaperState.FROZEN

    def get_absolute_url(self) -> str:
        return reverse("feedback:disclosure", args=[self.cycle.fiscal_year, self.occasion])
