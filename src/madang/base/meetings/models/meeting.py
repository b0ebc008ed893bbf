"""One meeting: when, where, of which kind, how far it has come."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area, Government

from .host import Host, Rule


class Kind(models.TextChoices):
    REGULAR = "regular", _("정기회의")
    EXTRA = "extra", _("임시회의")
    SUBCOMMITTEE = "subcommittee", _("분과회의")
    GENERAL = "general", _("총회")
    LOCAL = "local", _("지역회의")
    VISIT = "visit", _("찾아가는 설명회")
    SCHOOL = "school", _("예산학교")
    HEARING = "hearing", _("공청회")
    WORKSHOP = "workshop", _("토론회")
    SITE = "site", _("현장방문")
    OTHER = "other", _("그 밖의 모임")

    @classmethod
    def small(cls) -> tuple["Kind", ...]:
        """Those that go to where people are, and are counted by whom they reached."""
        return cls.LOCAL, cls.VISIT, cls.SCHOOL, cls.SITE


class Mode(models.TextChoices):
    ONSITE = "onsite", _("현장에서 만나기")
    ONLINE = "online", _("온라인으로 만나기")
    HYBRID = "hybrid", _("현장과 온라인 함께")


class Audience(models.TextChoices):
    """Whom a small meeting was made for."""

    EVERYONE = "everyone", _("누구나")
    YOUTH = "youth", _("청년")
    CHILDREN = "children", _("어린이·청소년")
    ELDERLY = "elderly", _("어르신")
    DISABLED = "disabled", _("장애인")
    MULTICULTURAL = "multicultural", _("다문화가족·외국인 주민")
    PARENTS = "parents", _("아이 키우는 사람")
    WORKERS = "workers", _("일하는 사람·상인")
    RURAL = "rural", _("외진 마을 주민")


class State(models.TextChoices):
    """How far a meeting has come. The database refuses every move that is not in STEPS."""

    PLANNED = "planned", pgettext_lazy("meeting", "예정")
    CALLED = "called", pgettext_lazy("meeting", "소집함")
    HELD = "held", pgettext_lazy("meeting", "열림")
    MINUTED = "minuted", pgettext_lazy("meeting", "회의록을 확인함")
    PUBLISHED = "published", pgettext_lazy("meeting", "회의록을 공개함")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "취소함")

    @classmethod
    def to_come(cls) -> tuple["State", ...]:
        return cls.PLANNED, cls.CALLED

    @classmethod
    def met(cls) -> tuple["State", ...]:
        return cls.HELD, cls.MINUTED, cls.PUBLISHED


STEPS: tuple[tuple[State, State], ...] = (
    (State.PLANNED, State.CALLED),
    (State.CALLED, State.HELD),
    (State.HELD, State.MINUTED),
    (State.MINUTED, State.HELD),  # the approval is taken back before anybody read it
    (State.MINUTED, State.PUBLISHED),
    (State.PLANNED, State.CANCELLED),
    (State.CALLED, State.CANCELLED),
)
TONES = {"planned": "off", "called": "go", "held": "wait", "minuted": "wait", "published": "ok", "cancelled": "no"}


class MeetingQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def held_by(self, host: str):
        """meetings.held_by("body/3"): of one host, by its subject."""
        return self.filter(host=host)

    def to_come(self):
        return self.filter(state__in=State.to_come(), ends_at__gte=clock.now())

    def met(self):
        return self.filter(state__in=State.met())


class Meeting(Rule):
    """`host` is the subject of who meets; `holder` its row. `sequence` grows whenever calendars have to change."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Host, models.PROTECT, related_name="meetings")
    host = models.CharField(max_length=60)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("회의 이름"), max_length=120)
    kind = models.CharField(_("종류"), max_length=12, choices=Kind, default=Kind.REGULAR)
    about = models.TextField(_("알리는 말"), max_length=2000, blank=True)
    starts_at = models.DateTimeField(_("시작하는 때"))
    ends_at = models.DateTimeField(_("마치는 때"))
    mode = models.CharField(_("만나는 방식"), max_length=7, choices=Mode, default=Mode.ONSITE)
    place = models.CharField(_("장소"), max_length=200, blank=True)
    access = models.CharField(_("오는 길과 편의시설"), max_length=300, blank=True)
    link = models.URLField(_("온라인 주소"), max_length=400, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    audience = models.CharField(_("누구를 위한 모임인지"), max_length=13, choices=Audience, default=Audience.EVERYONE)
    is_open = models.BooleanField(_("누구나 와서 볼 수 있습니다"), default=True)
    reached = models.PositiveIntegerField(_("함께한 사람 수"), null=True, blank=True)

    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)
    called_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.CharField(_("까닭"), max_length=300, blank=True)  # why it was moved or cancelled; public
    sitting = models.PositiveIntegerField(null=True)  # 재적, as it was when the meeting was held
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_meeting_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(mode="online") | ~Q(place=""), name="who_meets_on_site_has_a_place"),
            models.CheckConstraint(
                condition=Q(mode="onsite") | ~Q(link="") | Q(state__in=["planned", "cancelled"]),
                name="who_is_called_online_has_a_link",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | (~Q(reason="") & Q(cancelled_at__isnull=False)),
                name="a_meeting_is_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "minuted", "published"])
                | Q(held_at__isnull=False, sitting__isnull=False),
                name="a_meeting_that_was_held_says_who_sat",
            ),
        ]
        indexes = [models.Index(fields=["government", "starts_at"], name="meetings_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def subject(self) -> str:
        return f"meeting/{self.pk}"

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def has_met(self) -> bool:
        return self.state in State.met()

    @property
    def is_to_come(self) -> bool:
        return self.state in State.to_come()

    @property
    def may_be_written(self) -> bool:
        """Whether what happened may still be entered: from the call until another person approved the minutes."""
        return self.state in (State.PLANNED, State.CALLED, State.HELD)

    @property
    def is_small(self) -> bool:
        return self.kind in Kind.small()
