"""Who is invited, whether they come, and who was there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person

from .meeting import Meeting


class Capacity(models.TextChoices):
    """As what somebody is there. Whoever does not sit on the body attends (배석)."""

    CHAIR = "chair", _("위원장")
    VICE = "vice", _("부위원장")
    MEMBER = "member", _("위원")
    SECRETARY = "secretary", _("간사")
    OFFICIAL = "official", _("배석 공무원")
    EXPERT = "expert", _("전문가")
    SPEAKER = "speaker", _("발표자")
    RESIDENT = "resident", _("주민")
    GUEST = "guest", _("방청인")

    @classmethod
    def seated(cls) -> tuple["Capacity", ...]:
        """Who may have a vote; a secretary where the members chose one among themselves."""
        return cls.CHAIR, cls.VICE, cls.MEMBER, cls.SECRETARY, cls.RESIDENT

    @classmethod
    def unnamed(cls) -> tuple["Capacity", ...]:
        """Whom a published paper counts but does not name (개인정보 보호법 §3)."""
        return cls.RESIDENT, cls.GUEST


class Coming(models.TextChoices):
    UNKNOWN = "unknown", _("아직 답이 없음")
    ONSITE = "onsite", _("현장에 갑니다")
    ONLINE = "online", _("온라인으로 함께합니다")
    NO = "no", _("못 갑니다")


class AttendanceQuerySet(models.QuerySet):
    def voting(self):
        return self.filter(voting=True)

    def present(self):
        return self.filter(present=True)


class Attendance(models.Model):
    """A seat at one meeting. `voting` seats are those that sit (재적); `present` is None until somebody has looked."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("이름"), max_length=60)
    affiliation = models.CharField(_("소속"), max_length=80, blank=True)
    capacity = models.CharField(_("참석 자격"), max_length=9, choices=Capacity, default=Capacity.MEMBER)
    voting = models.BooleanField(_("표결권"), default=False)
    coming = models.CharField(_("오시나요"), max_length=7, choices=Coming, default=Coming.UNKNOWN)
    present = models.BooleanField(_("출석"), null=True)
    invited_at = models.DateTimeField(default=clock.now)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["-voting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="one_seat_a_person_a_meeting"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_seat_has_a_name"),
            models.CheckConstraint(
                condition=Q(voting=False) | Q(capacity__in=["chair", "vice", "member", "secretary", "resident"]),
                name="only_those_who_sit_vote",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_named(self) -> bool:
        return self.capacity not in Capacity.unnamed()

    @property
    def was_there(self) -> str:
        return {
            True: pgettext_lazy("attendance", "출석"),
            False: pgettext_lazy("attendance", "불참"),
            None: pgettext_lazy("attendance", "아직"),
        }[self.present]
