"""정당한 편의: what somebody needs to take part in a meeting, asked for, with the seven days of law."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government

from .meeting import Meeting

WITHIN = timedelta(days=7)  # 장애인차별금지법 시행령 §14③


class NeedKind(models.TextChoices):
    SIGN = "sign", _("수어 통역")
    CAPTIONS = "captions", _("문자 통역(자막)")
    BRAILLE = "braille", _("점자 자료")
    LARGE = "large", _("큰 글자 자료")
    EASY = "easy", _("쉬운 말 자료")
    WHEELCHAIR = "wheelchair", _("휠체어로 드나들기")
    CHILDCARE = "childcare", _("아이 돌봄")
    TRANSPORT = "transport", _("오가는 차편")
    LANGUAGE = "language", _("다른 나라 말 통역")
    OTHER = "other", pgettext_lazy("need", "그 밖")


class Answer(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("need", "답을 기다림")
    GRANTED = "granted", pgettext_lazy("need", "마련합니다")
    OTHERWISE = "otherwise", pgettext_lazy("need", "다른 방법으로 마련합니다")
    DECLINED = "declined", pgettext_lazy("need", "마련하지 못합니다")
    TAKEN_BACK = "taken_back", pgettext_lazy("need", "거두었습니다")


NEED_TONES = {"waiting": "wait", "granted": "ok", "otherwise": "ok", "declined": "no", "taken_back": "off"}


class NeedQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(meeting__government=government)

    def waiting(self):
        return self.filter(answer=Answer.WAITING)

    def overdue(self):
        return self.waiting().filter(due_on__lt=clock.today())


class Need(models.Model):
    """It may tell of a disability, so it is asked with consent (개인정보 보호법 §23), seen by those who provide it, every look
    noted, and after the meeting only kind, days and answer are kept.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="needs")
    kind = models.CharField(_("필요한 편의"), max_length=10, choices=NeedKind)
    words = models.CharField(_("더 알려 줄 것"), max_length=500, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("이름"), max_length=60, blank=True)
    contact = models.CharField(_("연락처"), max_length=120, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    consent_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who took it down by telephone
    due_on = models.DateField()
    answer = models.CharField(_("답"), max_length=10, choices=Answer, default=Answer.WAITING)
    sentence = models.CharField(_("드리는 말"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "kind"],
                condition=Q(person__isnull=False, answer="waiting"),
                name="one_waiting_need_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_at=None) | ~Q(answer="waiting") & Q(answered_at__isnull=False),
                name="an_answered_need_says_when",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=False) | ~Q(answer__in=["declined", "otherwise"]) | ~Q(sentence=""),
                name="no_need_is_declined_without_words",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(person=None, name="", contact="", words="", sentence=""),
                name="what_is_forgotten_about_a_need_is_gone",
            ),
        ]
        indexes = [models.Index(fields=["answer", "due_on"], name="needs_by_deadline")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind}"

    @property
    def subject(self) -> str:
        return f"need/{self.pk}"

    @property
    def is_overdue(self) -> bool:
        return self.answer == Answer.WAITING and self.due_on < clock.today()

    @property
    def tone(self) -> str:
        return "late" if self.is_overdue else NEED_TONES[self.answer]

    @property
    def was_in_time(self) -> bool:
        return self.answered_at is not None and self.answered_at <= self.asked_at + WITHIN
