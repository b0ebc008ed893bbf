"""What one person answered. Who it was stands nowhere: only a keyed mark, so that nobody answers twice."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .question import Option, Question
from .survey import Survey


class Channel(models.TextChoices):
    WEB = "web", _("누리집")
    PAPER = "paper", _("종이")
    LIST = "list", _("종이(목록으로 올림)")


class ResponseQuerySet(models.QuerySet):
    def valid(self):
        """Those that count: all but papers a second person has not checked."""
        return self.filter(Q(survey__two_persons=False) | Q(channel=Channel.WEB) | Q(checked_by__isnull=False))

    def waiting(self):
        return self.filter(survey__two_persons=True, checked_by=None).exclude(channel=Channel.WEB)


class Response(models.Model):
    """`mark` is of person and survey, and goes when nobody can take an answer back any longer."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="responses")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    mark = models.CharField(max_length=64, blank=True)
    paper = models.CharField(_("종이 번호"), max_length=20, blank=True)
    at = models.DateTimeField(default=clock.now)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "mark"], condition=~Q(mark=""), name="one_answer_a_person"),
            models.UniqueConstraint(fields=["survey", "paper"], condition=~Q(paper=""), name="one_answer_a_paper"),
            models.CheckConstraint(
                condition=Q(channel="web", paper="", entered_by=None, checked_by=None)
                | (~Q(channel="web") & ~Q(paper="") & Q(mark="", entered_by__isnull=False)),
                name="a_paper_is_entered_by_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")), name="another_person_checks_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.channel} {self.pk}"


class Answer(models.Model):
    """One row for a number or a text, one for each option that was chosen; `rank` 1 is what was put first.

    `words` are masked before they are kept; everyone reads them only after an officer has read them.
    """

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    option = models.ForeignKey(Option, models.PROTECT, null=True, related_name="+")
    rank = models.PositiveSmallIntegerField(null=True)
    number = models.BigIntegerField(null=True)
    words = models.TextField(max_length=2000, blank=True)
    shown_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    why_hidden = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question", "option"],
                condition=Q(option__isnull=False),
                name="an_option_is_chosen_once",
            ),
            models.UniqueConstraint(
                fields=["response", "question"], condition=Q(option=None), name="a_question_is_answered_once"
            ),
            models.UniqueConstraint(
                fields=["response", "question", "rank"], condition=Q(rank__isnull=False), name="a_rank_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(option__isnull=False, number=None, words="")
                | Q(option=None, number__isnull=False, words="")
                | (Q(option=None, number=None) & ~Q(words="")),
                name="an_answer_is_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | (Q(shown_at=None) & ~Q(why_hidden="")),
                name="a_text_is_hidden_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.question_id}"


class Knock(models.Model):
    """That an address answered a survey without an account, as a keyed mark; gone after a day."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["mark", "at"], name="knocks_of_an_address")]

    def __str__(self) -> str:
        return self.mark[:8]
