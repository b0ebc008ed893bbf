"""Who came, and how that is known; what people tried in the quiz."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .course import Course
from .session import Session


class Way(models.TextChoices):
    CODE = "code", _("그 자리의 번호로")
    LIST = "list", _("담당자가 적은 명단으로")


class Attendance(models.Model):
    """A person with an account, or a name on a list that an officer entered; the name goes a year later."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(default=0)  # in the list, so that two of one name are two
    way = models.CharField(max_length=4, choices=Way)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(person__isnull=False), name="a_person_comes_once"
            ),
            models.UniqueConstraint(
                fields=["session", "name", "place"], condition=~Q(name=""), name="a_name_stands_once_in_a_list"
            ),
            models.CheckConstraint(
                condition=Q(way="code", person__isnull=False, entered_by=None, name="")
                | Q(way="list", entered_by__isnull=False),
                name="a_list_is_entered_by_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(entered_by=None) | ~Q(person=F("entered_by")),
                name="nobody_enters_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.way}"


class CodeTry(models.Model):
    """A code that was wrong: a few of them and one waits for the next code. Gone after a day."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["session", "person", "at"], name="codes_tried")]

    def __str__(self) -> str:
        return f"{self.session_id}"


class QuizTry(models.Model):
    """How many were right of how many; which ones is not kept."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="tries")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    right = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gt=0, right__lte=F("asked")), name="no_more_right_than_asked")
        ]
        indexes = [models.Index(fields=["course", "person"], name="quiz_tries_of_a_person")]

    def __str__(self) -> str:
        return f"{self.course_id} {self.right}/{self.asked}"
