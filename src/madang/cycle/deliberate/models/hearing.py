"""공청회·간담회 (지방재정법 시행령 §46①1): residents state, the government must answer each."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle


class Hearing(models.Model):
    """About a year, a body or a proposal. `answer_days` are working days for every answer (local rule)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    about = models.CharField(max_length=60, blank=True)  # "proposal/17", or nothing: the whole year
    title = models.CharField(_("이름"), max_length=120)
    words = models.TextField(_("무엇을 듣나요"), max_length=2000)
    place = models.CharField(_("어디서"), max_length=120, blank=True)
    held_at = models.DateTimeField(_("모이는 때"), null=True, blank=True)
    meeting = models.CharField(max_length=40, blank=True)  # "meeting/3", where it has minutes
    opens_at = models.DateTimeField(_("의견을 받기 시작하는 때"))
    closes_at = models.DateTimeField(_("의견을 그만 받는 때"))
    answer_days = models.PositiveSmallIntegerField(_("답하는 날수(근무일)"), default=10)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle_id", "opens_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_hearing_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="an_answer_has_a_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"hearing/{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.opens_at <= clock.now() < self.closes_at


class Channel(models.TextChoices):
    WEB = "web", _("누리집에서")
    SPOKEN = "spoken", _("그 자리에서 말로")
    PAPER = "paper", _("종이로")


class StatementQuerySet(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(hearing__cycle=cycle)

    def unanswered(self):
        return self.filter(answered_at=None)

    def overdue(self):
        return self.unanswered().filter(due_on__lt=clock.today())


class Statement(models.Model):
    """Kept as it was said (personal data masked); answered once, by an office with its name."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+"
    )  # none: said or written without account
    name = models.CharField(_("함께 보일 이름"), max_length=60, blank=True)
    words = models.TextField(_("말한 의견"), max_length=2000)
    channel = models.CharField(_("어떻게 들었나요"), max_length=6, choices=Channel, default=Channel.WEB)
    said_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who wrote it down for them
    due_on = models.DateField(_("언제까지 답하나요"))
    answer = models.TextField(_("답"), max_length=2000, blank=True)
    office = models.CharField(_("답한 부서"), max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["hearing_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "number"], name="statements_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_statement_has_words"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(office=""),
                name="an_office_answers_a_statement_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id}.{self.number}"

    @property
    def subject(self) -> str:
        """By its number, so that what it says can be masked before it is kept."""
        return f"statement/{self.hearing_id}.{self.number}"

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and self.due_on < clock.today()
