"""A project that the council has decided, as work: when it should be done, how far it is, and its steps."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.budget.models import Project


class State(models.TextChoices):
    NOT_STARTED = "not_started", _("시작 전")
    RUNNING = "running", _("하는 중")
    DELAYED = "delayed", _("늦어짐")
    STOPPED = "stopped", _("멈춤")
    DONE = "done", _("마침")
    PARTLY_DONE = "partly_done", _("일부만 마침")
    CANCELLED = "cancelled", pgettext_lazy("work", "취소")


DONE = (State.DONE, State.PARTLY_DONE)
ENDED = (*DONE, State.CANCELLED)
# Whoever reports one of these says why.
WAITING_FOR_A_REASON = (State.DELAYED, State.STOPPED, State.PARTLY_DONE, State.CANCELLED)
TONES = {
    "not_started": "off", "running": "info", "delayed": "wait", "stopped": "no", "done": "ok", "partly_done": "wait",
    "cancelled": "no",
}  # fmt: skip


class WorkQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(project__cycle=cycle)

    def for_lists(self):
        return self.select_related(
            "project__cycle__government", "project__area", "project__office", "project__proposal__cycle"
        )

    def by_project(self, projects) -> dict[int, "Work"]:
        """By the project's key; a project that the council has not decided has none. One query for all of them."""
        return {work.project_id: work for work in self.filter(project__in=projects)}

    def on(self, project: Project) -> "Work | None":
        return self.filter(project=project).first()

    def finished(self):
        return self.filter(state__in=DONE)

    def open(self):
        return self.exclude(state__in=ENDED)

    def late(self):
        """What should have ended by now and has not, or was reported as late."""
        return self.open().filter(Q(until__lt=clock.today()) | Q(state__in=[State.DELAYED, State.STOPPED]))


class Work(models.Model):
    """`first_until`: the end that was planned first, which stays; `until`: the end as planned now. `percent`: as last
    reported. Money is in the ledger; a work without a council's decision is refused by the database."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="+")
    state = models.CharField(_("상태"), max_length=11, choices=State, default=State.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(_("진행률"), default=0)
    starts = models.DateField(_("시작 예정일"))
    first_until = models.DateField(_("처음 정한 끝낼 날"))
    until = models.DateField(_("끝낼 날"))
    begun_on = models.DateField(_("시작한 날"), null=True, blank=True)
    ended_on = models.DateField(_("끝난 날"), null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)  # grows by each act, so that no one writes over another

    objects = WorkQuerySet.as_manager()

    class Meta:
        ordering = ["project__cycle", "project__number"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="a_work_is_done_at_a_hundred"),
            models.CheckConstraint(condition=Q(starts__lte=F("until")), name="a_work_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False) | ~Q(state__in=ENDED) & Q(ended_on=None),
                name="an_ended_work_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DONE, percent=100) | ~Q(state=State.DONE), name="a_done_work_is_done"
            ),
        ]
        indexes = [models.Index(fields=["state", "until"], name="works_by_their_end")]

    def __str__(self) -> str:
        return self.project.title

    @property
    def subject(self) -> str:
        return f"work/{self.pk}"

    @property
    def number(self) -> int:
        return self.project.number

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_late(self) -> bool:
        past = self.until < clock.today()
        return not self.has_ended and (past or self.state in (State.DELAYED, State.STOPPED))

    def get_absolute_url(self) -> str:
        return reverse("execute:work", args=[self.project.cycle.fiscal_year, self.project.number])


class Milestone(models.Model):
    """`planned_on` stays; `expected_on` is the day as expected now. Once done it stays done; one not needed says why."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="milestones")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("할 일"), max_length=120)
    planned_on = models.DateField(_("처음 정한 날"))
    expected_on = models.DateField(_("예정일"))
    done_on = models.DateField(_("마친 날"), null=True, blank=True)
    dropped = models.CharField(_("하지 않는 까닭"), max_length=300, blank=True)

    class Meta:
        ordering = ["work", "order"]
        constraints = [
            models.UniqueConstraint(fields=["work", "order"], name="milestones_are_in_order"),
            models.CheckConstraint(condition=~Q(title=""), name="a_milestone_says_what"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped=""), name="done_or_dropped_not_both"),
        ]

    @property
    def is_late(self) -> bool:
        return not self.done_on and not self.dropped and self.expected_on < clock.today()
