"""예산학교: a course of lessons with a quiz, for one kind of people."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.cycle.plan.models import Cycle, OfCycle


class CourseKind(models.TextChoices):
    RESIDENTS = "residents", pgettext_lazy("course", "주민")
    YOUTH = "youth", _("어린이·청소년")
    ELDERLY = "elderly", _("어르신")
    MEMBERS = "members", _("위원이 될 사람")
    OFFICERS = "officers", _("공무원")


class Told:
    """Texts in Korean and English; the other language where one is missing."""

    def told(self, name: str) -> str:
        own, other = getattr(self, name), getattr(self, f"{name}_en")
        return (other or own) if (get_language() or "ko") != "ko" else own

    def language_of(self, name: str) -> str:
        """The language in which `told` speaks."""
        return "en" if (get_language() or "ko") != "ko" and getattr(self, f"{name}_en") else "ko"


class Course(Told, models.Model):
    """`legal_basis` says where the ordinance makes it a condition. No `pass_mark` means no quiz, no `sessions` no seat."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    kind = models.CharField(_("누구를 위한 과정인가요"), max_length=10, choices=CourseKind)
    title = models.CharField(_("과정 이름"), max_length=80)
    title_en = models.CharField(_("영어 이름"), max_length=120, blank=True)
    about = models.TextField(_("무엇을 배우나요"), max_length=1000, blank=True)
    about_en = models.TextField(_("영어로"), max_length=1500, blank=True)
    minutes = models.PositiveSmallIntegerField(_("걸리는 시간(분)"), default=30)
    pass_mark = models.PositiveSmallIntegerField(_("합격선(%)"), null=True, blank=True)
    sessions = models.PositiveSmallIntegerField(_("나와야 하는 모임 수"), default=0)
    legal_basis = models.CharField(_("조례의 조문"), max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "title"], name="one_course_a_name"),
            models.CheckConstraint(
                condition=Q(pass_mark=None) | Q(pass_mark__gte=1, pass_mark__lte=100),
                name="a_pass_mark_is_a_percentage",
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=False) | Q(sessions__gt=0), name="a_course_is_finished_by_something"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:course", args=[self.cycle.fiscal_year, self.pk])

    @property
    def subject(self) -> str:
        return f"course/{self.pk}"


class Lesson(Told, models.Model):
    """Plain text: a line beginning with ## is a heading, with - an item. `easy` says the same in 쉬운 글."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("제목"), max_length=80)
    title_en = models.CharField(_("영어 제목"), max_length=120, blank=True)
    body = models.TextField(_("글"), max_length=8000)
    body_en = models.TextField(_("영어 글"), max_length=12000, blank=True)
    easy = models.TextField(_("쉬운 글"), max_length=6000, blank=True)
    easy_en = models.TextField(_("영어 쉬운 글"), max_length=9000, blank=True)
    video = models.URLField(_("영상 주소"), blank=True)
    transcript = models.TextField(_("영상의 말을 옮긴 글"), max_length=12000, blank=True)
    transcript_en = models.TextField(_("영어로 옮긴 글"), max_length=12000, blank=True)

    class Meta:
        ordering = ["course", "order"]
        constraints = [
            models.UniqueConstraint(fields=["course", "order"], name="lessons_have_an_order"),
            models.CheckConstraint(
                condition=Q(video="") | ~Q(transcript=""), name="a_video_has_its_words_written_down"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"lesson/{self.pk}"


class Question(Told, models.Model):
    """One right option among several; `why` is told after the answer, whichever it was."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(_("질문"), max_length=200)
    text_en = models.CharField(_("영어 질문"), max_length=300, blank=True)
    options = models.JSONField(default=list)  # words
    options_en = models.JSONField(default=list, blank=True)
    right = models.PositiveSmallIntegerField(_("맞는 답의 번호"))  # from 1
    why = models.CharField(_("풀이"), max_length=400)
    why_en = models.CharField(_("영어 풀이"), max_length=600, blank=True)

    class Meta:
        ordering = ["lesson__order", "order"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "order"], name="quiz_questions_have_an_order"),
            models.CheckConstraint(condition=Q(right__gte=1), name="a_question_has_a_right_answer"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def choices(self) -> list[tuple[int, str]]:
        return list(enumerate(self.told("options"), start=1))
