"""A survey: what it asks about, whom, from when until when."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government


class Who(models.TextChoices):
    ACCOUNT = "account", _("들어온 사람만, 한 사람이 한 번")
    ANYONE = "anyone", _("누구나, 들어오지 않고도")


class SurveyQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def about(self, subject: str):
        return self.filter(subject=subject)

    def public(self):
        return self.filter(published_at__isnull=False)

    def counted(self):
        """Those whose results are out: closed, and ended by an officer where papers were still to be entered."""
        online = Q(takes_paper=False, closes_at__lte=clock.now())
        return self.public().filter(online | Q(ended_at__isnull=False))


class Survey(models.Model):
    """The calendar decides whether it is open. `subject` is what it is about: "proposal/17", "body/3", or nothing."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60, blank=True)
    title = models.CharField(_("제목"), max_length=120)
    intro = models.TextField(_("무엇을 왜 묻나요"), max_length=2000, blank=True)
    back = models.CharField(max_length=200, blank=True)  # the path of the page it belongs to
    who = models.CharField(_("누가 답하나요"), max_length=10, choices=Who, default=Who.ACCOUNT)
    takes_paper = models.BooleanField(_("종이로도 받습니다"), default=False)
    two_persons = models.BooleanField(_("종이 답은 두 사람이 확인합니다"), default=False)
    threshold = models.PositiveSmallIntegerField(_("이보다 적은 수는 밝히지 않습니다"), default=5)
    opens_at = models.DateTimeField(_("여는 때"))
    closes_at = models.DateTimeField(_("닫는 때"))
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_survey_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(threshold__gte=3), name="a_survey_hides_small_counts"),
            models.CheckConstraint(
                condition=Q(two_persons=False) | Q(takes_paper=True), name="two_persons_check_paper"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(published_at__isnull=False, ended_at__gte=F("closes_at")),
                name="a_survey_ends_after_it_closes",
            ),
        ]
        indexes = [models.Index(fields=["government", "subject"], name="surveys_about_a_thing")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:survey", args=[self.pk])

    @property
    def own_subject(self) -> str:
        """What the record calls the survey itself."""
        return f"survey/{self.pk}"

    @property
    def is_open(self) -> bool:
        return bool(self.published_at) and self.opens_at <= clock.now() < self.closes_at

    @property
    def has_closed(self) -> bool:
        return bool(self.published_at) and clock.now() >= self.closes_at

    @property
    def is_counted(self) -> bool:
        """Whether the results are out. Before that nobody sees any: what changes between two looks is one person."""
        return bool(self.ended_at) or (self.has_closed and not self.takes_paper)

    @property
    def counted_at(self) -> datetime | None:
        return (self.ended_at or self.closes_at) if self.is_counted else None
