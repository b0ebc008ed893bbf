"""A course held at a place and a time: seats, who registered, who waits."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle

from .course import Course


class Mode(models.TextChoices):
    ONSITE = "onsite", _("모여서")
    ONLINE = "online", _("온라인으로")
    HYBRID = "hybrid", _("모여서, 온라인으로도")


def _secret() -> str:
    return secrets.token_hex(16)


class SessionQuerySet(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(course__cycle=cycle)


class Session(models.Model):
    """`secret` makes the code that is shown at the place; nobody needs to know it."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="held")
    starts_at = models.DateTimeField(_("시작하는 때"))
    ends_at = models.DateTimeField(_("마치는 때"))
    mode = models.CharField(_("어떻게"), max_length=8, choices=Mode, default=Mode.ONSITE)
    place = models.CharField(_("곳"), max_length=80)
    address = models.CharField(_("주소"), max_length=120, blank=True)
    link = models.URLField(_("온라인 주소"), blank=True)
    capacity = models.PositiveSmallIntegerField(_("자리 수"))
    help = models.CharField(_("도움(수어, 자막, 돌봄, 이동)"), max_length=200, blank=True)
    teacher = models.CharField(_("강사"), max_length=60, blank=True)
    secret = models.CharField(max_length=32, default=_secret, editable=False)
    cancelled_at = models.DateTimeField(null=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="a_session_has_seats"),
            models.CheckConstraint(condition=Q(mode="onsite") | ~Q(link=""), name="an_online_session_has_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.starts_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("learn:session", args=[self.course.cycle.fiscal_year, self.pk])

    @property
    def subject(self) -> str:
        return f"session/{self.pk}"

    @property
    def has_begun(self) -> bool:
        return clock.now() >= self.starts_at

    @property
    def is_over(self) -> bool:
        return clock.now() >= self.ends_at


class Standing(models.TextChoices):
    SEATED = "seated", _("자리 있음")
    WAITING = "waiting", pgettext_lazy("seat", "기다림")


class Registration(models.Model):
    """Who gives the seat back is forgotten here, and the first who waits gets it."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    standing = models.CharField(max_length=8, choices=Standing)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="a_person_registers_once")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.standing}"
