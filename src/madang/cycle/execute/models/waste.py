"""예산낭비신고 (지방재정법 §48의2, 영 §54의2): answered within thirty days, and nobody learns who reported.

What was reported and who reported it are two tables: whoever reads, lists or publishes the first never touches the second.
"""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment
from madang.cycle.review.models import Office

from .work import Work

WITHIN = timedelta(days=30)  # 영 §54의2


class WasteOutcome(models.TextChoices):
    MENDED = "mended", _("고쳤습니다")
    WILL_MEND = "will_mend", _("고치겠습니다")
    INQUIRY = "inquiry", _("감사나 조사를 맡겼습니다")
    NO_WASTE = "no_waste", _("낭비가 아닌 것으로 보았습니다")
    ELSEWHERE = "elsewhere", _("맡은 기관으로 보냈습니다")


class WasteQuerySet(OfGovernment):
    def waiting(self):
        return self.filter(answered_at=None)

    def overdue(self):
        return self.waiting().filter(due_on__lt=clock.today())


class WasteReport(models.Model):
    """`words` are the reporter's own and shown only to who looks at them, with a reason; `handed` is what the office that must
    answer sees; `outcome_words` is what everyone sees. Nothing here says who reported."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the government's fiscal year
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("어느 사업"))
    place = models.CharField(_("어디"), max_length=120, blank=True)
    words = models.TextField(_("무엇이 낭비라고 보시나요"), max_length=3000, blank=True)
    received_on = models.DateField(_("받은 날"))
    due_on = models.DateField(_("답할 날"))
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("답할 부서")
    )
    handed = models.TextField(_("부서에 넘기는 말"), max_length=2000, blank=True)
    outcome = models.CharField(_("결과"), max_length=9, choices=WasteOutcome, blank=True)
    reply = models.TextField(_("신고한 분께 드리는 답"), max_length=2000, blank=True)
    outcome_words = models.TextField(_("모두에게 알리는 결과"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    receipt = models.CharField(max_length=64, unique=True)  # keyed mark of the word by which the reporter comes back
    forgotten_at = models.DateTimeField(null=True)

    objects = WasteQuerySet.as_manager()

    class Meta:
        ordering = ["government_id", "-fiscal_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["government", "fiscal_year", "number"], name="waste_is_numbered_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="")
                | Q(answered_at__isnull=False) & ~Q(outcome="") & ~Q(outcome_words=""),
                name="an_answered_report_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) & ~Q(words="")
                | Q(forgotten_at__isnull=False, words="", handed="", reply=""),
                name="what_is_forgotten_about_waste_is_gone",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"waste/{self.pk}"

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and self.due_on < clock.today()

    @property
    def was_in_time(self) -> bool | None:
        return None if self.answered_at is None else timezone.localtime(self.answered_at).date() <= self.due_on


class WasteReporter(models.Model):
    """Who reported, if they said so. Only a look with a reason opens it, and half a year after the answer it goes."""

    report = models.OneToOneField(WasteReport, models.CASCADE, related_name="reporter")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("이름"), max_length=60, blank=True)
    contact = models.CharField(_("연락처"), max_length=120, blank=True)
    consent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(contact=""), name="a_reporter_can_be_reached")
        ]


class LookedAt(models.TextChoices):
    WORDS = "words", _("신고한 글과 사진")
    REPORTER = "reporter", _("신고한 사람")


class LookReason(models.TextChoices):
    HANDLE = "handle", _("신고를 살펴 부서에 넘기려고")
    ASK_BACK = "ask_back", _("신고한 분께 더 여쭈려고")
    REPLY = "reply", _("답을 전하려고")
    REWARD = "reward", _("포상금을 드리려고")
    COURT = "court", _("법원이나 감사기관이 요구하여")


class WasteLook(models.Model):
    """Who looked at what was reported or at who reported it, and why. The reporter reads it."""

    report = models.ForeignKey(WasteReport, models.PROTECT, related_name="looks")
    what = models.CharField(_("본 것"), max_length=8, choices=LookedAt)
    why = models.CharField(_("까닭"), max_length=8, choices=LookReason)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    office = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["report", "pk"]
