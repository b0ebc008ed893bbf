"""Who looked at a work while it was carried out: the monitoring group's visits, and what residents told about it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.convene.models import Body
from madang.cycle.plan.models import Cycle

from .work import Work

ANSWER_WITHIN = timedelta(days=14)


class CheckItem(models.Model):
    """One question of the year's checklist. A question that is dropped stays with the visits that asked it."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("차례"))
    words = models.CharField(_("살펴볼 것"), max_length=200)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["cycle", "order"]
        constraints = [models.UniqueConstraint(fields=["cycle", "order"], name="check_items_are_in_order")]

    def __str__(self) -> str:
        return self.words


class Found(models.TextChoices):
    GOOD = "good", _("잘됨")
    PARTLY = "partly", _("아쉬움")
    BAD = "bad", _("고쳐야 함")
    UNSEEN = "unseen", _("볼 수 없었음")


class OfWork(models.QuerySet):
    def of(self, cycle):
        return self.filter(work__project__cycle=cycle)

    def waiting(self):
        return self.filter(answered_at=None)


class Visit(models.Model):
    """Written once by the group; the office answers once what it asked to be mended."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the work
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("다녀온 모임"))
    day = models.DateField(_("다녀온 날"))
    people = models.PositiveSmallIntegerField(_("다녀온 사람 수"))
    words = models.TextField(_("살펴본 것"), max_length=2000)
    wants = models.TextField(_("고쳐 달라고 하는 것"), max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)  # none: nothing was asked
    answer = models.TextField(_("부서의 답"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfWork.as_manager()

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="visits_are_numbered_once"),
            models.CheckConstraint(condition=Q(people__gte=1) & ~Q(words=""), name="a_visit_says_what_was_seen"),
            models.CheckConstraint(
                condition=Q(wants="", due_on=None) | ~Q(wants="") & Q(due_on__isnull=False),
                name="what_a_visit_asks_is_due",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="an_answered_visit_says_when",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"visit/{self.pk}"

    @property
    def is_late(self) -> bool:
        return bool(self.due_on and not self.answered_at and self.due_on < clock.today())


class Mark(models.Model):
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="marks")
    item = models.ForeignKey(CheckItem, models.PROTECT, related_name="+")
    found = models.CharField(max_length=6, choices=Found)
    words = models.CharField(_("덧붙이는 말"), max_length=300, blank=True)

    class Meta:
        ordering = ["visit", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "item"], name="one_mark_an_item"),
            models.CheckConstraint(condition=~Q(found="bad") | ~Q(words=""), name="what_is_bad_is_described"),
        ]


class Sighting(models.Model):
    """What a resident saw of a work ("계단이 흔들려요"). Shown to all together with the office's answer, without a name."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="sightings")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    place = models.CharField(_("어디인가요"), max_length=120)
    words = models.TextField(_("무엇을 보셨나요"), max_length=1000)
    at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.TextField(_("부서의 답"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfWork.as_manager()

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="sightings_are_numbered_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="an_answered_sighting_says_when",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"sighting/{self.pk}"

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and self.due_on < clock.today()
