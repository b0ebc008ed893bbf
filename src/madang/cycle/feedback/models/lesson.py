"""What to do differently next time: who said it, about which stage, and what became of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import Cycle, OfCycle, Stage


class Voice(models.TextChoices):
    RESIDENTS = "residents", _("주민")
    COMMITTEE = "committee", _("주민참여예산위원회")
    MONITORS = "monitors", _("모니터링단")
    OFFICE = "office", _("부서")
    COUNCIL = "council", _("의회")
    AUDIT = "audit", _("감사·평가")


class Outcome(models.TextChoices):
    OPEN = "open", _("살피는 중")
    TAKEN = "taken", _("다음 계획에 담음")
    LEFT = "left", _("담지 않음")


TONES = {Outcome.OPEN: "wait", Outcome.TAKEN: "ok", Outcome.LEFT: "no"}


class Lesson(models.Model):
    """`into` is the year whose plan took it over, `answer` what changed there, or why it was left. Answered once."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # 1, 2, 3 … in the cycle
    stage = models.CharField(_("어느 단계에 대해"), max_length=12, choices=Stage)
    voice = models.CharField(_("누가 말했는지"), max_length=10, choices=Voice)
    where = models.CharField(_("어디에서 나온 말인지"), max_length=200, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("사업")
    )
    seen = models.TextField(_("무슨 일이 있었나요"), max_length=2000)
    change = models.TextField(_("다음에는 어떻게 할까요"), max_length=2000)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    outcome = models.CharField(_("어떻게 되었나요"), max_length=5, choices=Outcome, default=Outcome.OPEN)
    into = models.ForeignKey(Cycle, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("담을 해"))
    answer = models.TextField(_("무엇이 달라지나요, 또는 왜 담지 않나요"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="lessons_are_numbered_once"),
            models.CheckConstraint(
                condition=Q(outcome="open", answer="", into=None, answered_at=None)
                | (Q(outcome="taken", into__isnull=False, answered_at__isnull=False) & ~Q(answer=""))
                | (Q(outcome="left", into=None, answered_at__isnull=False) & ~Q(answer="")),
                name="a_lesson_is_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return self.change[:60]

    @property
    def tone(self) -> str:
        return TONES[self.outcome]

    def get_absolute_url(self) -> str:
        return f"{reverse('feedback:lessons', args=[self.cycle.fiscal_year])}#lesson-{self.number}"
