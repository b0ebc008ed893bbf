"""The bill before the council and what the council made of it (지방자치법 §142, §145; 의결)."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment

from .project import Project


class BillKind(models.TextChoices):
    MAIN = "main", _("본예산")
    SUPPLEMENTARY = "supplementary", _("추가경정예산")


class BillState(models.TextChoices):
    DRAFT = "draft", _("짜는 중")
    SUBMITTED = "submitted", _("의회 심의 중")
    DECIDED = "decided", _("의회 의결")


class Bill(models.Model):
    """One bill of a fiscal year; `sequence` 0 is the main budget, 1, 2 … its supplementary budgets. Amounts: the ledger."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    kind = models.CharField(_("종류"), max_length=13, choices=BillKind, default=BillKind.MAIN)
    sequence = models.PositiveSmallIntegerField(_("차수"), default=0)
    state = models.CharField(max_length=9, choices=BillState, default=BillState.DRAFT)
    whole = models.PositiveBigIntegerField(_("예산 총액"), null=True, blank=True)  # of everything, for the CPB share
    submitted_on = models.DateField(_("의회에 낸 날"), null=True, blank=True)
    decided_on = models.DateField(_("의결한 날"), null=True, blank=True)
    session = models.CharField(_("회기"), max_length=80, blank=True)  # 제312회 제2차 정례회
    minutes = models.URLField(_("본회의 회의록"), blank=True)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government_id", "-fiscal_year", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["government", "fiscal_year", "sequence"], name="one_bill_a_sequence"),
            models.CheckConstraint(
                condition=Q(kind="main", sequence=0) | Q(kind="supplementary", sequence__gt=0),
                name="the_main_bill_is_first",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_on__isnull=False), name="a_submitted_bill_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_on__isnull=False), name="a_decided_bill_has_its_day"
            ),
        ]

    @property
    def subject(self) -> str:
        return f"bill/{self.pk}"


class Place(models.TextChoices):
    """Where a bill is dealt with, in this order; the head's amendment (수정예산안) may come in between."""

    HEAD = "head", _("수정예산안")
    COMMITTEE = "committee", _("상임위원회")
    BUDGET_COMMITTEE = "budget_committee", _("예산결산특별위원회")
    PLENARY = "plenary", _("본회의")


class StandingQuerySet(models.QuerySet):
    def of_bill(self, bill: Bill):
        return self.filter(bill=bill)

    def standing(self, known_by: datetime | None = None):
        """What was not put right by a later row; `known_by`: as it stood at that moment."""
        if known_by is None:
            return self.filter(corrected_by=None)
        later = self.model.objects.filter(corrects=models.OuterRef("pk"), at__lte=known_by)
        return self.filter(~models.Exists(later), at__lte=known_by)


class CouncilAct(models.Model):
    """What one place made of one project: the amount it left, and why. Written once; `corrects` the row it puts right."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="acts")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    place = models.CharField(_("심의한 곳"), max_length=16, choices=Place)
    body = models.CharField(_("위원회 이름"), max_length=80, blank=True)
    on = models.DateField(_("심의한 날"))
    before = models.PositiveBigIntegerField(_("앞선 금액"))
    after = models.PositiveBigIntegerField(_("남긴 금액"))
    reason = models.TextField(_("까닭"), blank=True)
    minutes = models.URLField(_("회의록"), blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    correction = models.TextField(_("바로잡은 까닭"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["bill", "project", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(before=models.F("after")) | ~Q(reason=""), name="a_changed_amount_says_why"
            ),
            models.UniqueConstraint(
                fields=["bill", "project", "place", "body", "on"],
                condition=Q(corrects=None),
                name="a_place_acts_once_a_day_on_a_project",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, correction="") | Q(corrects__isnull=False) & ~Q(correction=""),
                name="a_corrected_act_says_why",
            ),
        ]


class CouncilOutcome(models.TextChoices):
    AS_IS = "as_is", _("원안가결")
    REDUCED = "reduced", _("감액")
    CUT = "cut", _("전액삭감")
    RAISED = "raised", _("증액")  # with the head's consent (지방자치법 §142③)


class CouncilDecision(models.Model):
    """의결: the first moment at which anything may be called decided. Written once, with the reason and the minutes.

    `proposed` and `amount`: what the project has in the budget after this bill, so that a supplementary bill that lowers is
    no less than one that raises. A row put right leaves a chain: the first, and one row that corrects each row.
    """

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="decisions")
    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    outcome = models.CharField(_("의결"), max_length=8, choices=CouncilOutcome)
    proposed = models.PositiveBigIntegerField(_("예산안 금액"))
    amount = models.PositiveBigIntegerField(_("의결한 금액"))
    reason = models.TextField(_("까닭"), blank=True)
    minutes = models.URLField(_("회의록"), blank=True)
    consent = models.CharField(_("단체장의 동의"), max_length=200, blank=True)  # 동의한 날과 문서
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    correction = models.TextField(_("바로잡은 까닭"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["bill", "project", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bill", "project"], condition=Q(corrects=None), name="one_decision_a_bill_and_project"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, correction="") | Q(corrects__isnull=False) & ~Q(correction=""),
                name="a_corrected_decision_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="raised") | ~Q(consent=""), name="a_raise_has_the_heads_consent"
            ),
            models.CheckConstraint(condition=Q(outcome="as_is") | ~Q(reason=""), name="the_council_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="as_is", amount=models.F("proposed"))
                | Q(outcome="reduced", amount__lt=models.F("proposed"), amount__gt=0)
                | Q(outcome="cut", amount=0)
                | Q(outcome="raised", amount__gt=models.F("proposed")),
                name="an_outcome_fits_its_amount",
            ),
        ]
