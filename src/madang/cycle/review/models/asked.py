"""What proposers are asked: to mend a defect (보완요청), or to agree to their wish as an office would change it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.models import State as Road

from .review import Review
from .terms import Silence


class SummonsQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(proposal__cycle=cycle)

    def open(self):
        return self.filter(closed_at=None)


class Summons(models.Model):
    """A defect that can be mended, in a sentence, until a day. Without an answer an officer decides, never the clock."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    asked = models.TextField(_("무엇을 보완하면 되는지"), max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("언제까지"))
    goes_back_to = models.CharField(max_length=12, choices=Road)
    answer = models.TextField(_("답"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = SummonsQuerySet.as_manager()

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(closed_at=None), name="one_summons_at_a_time"),
            models.CheckConstraint(condition=~Q(asked=""), name="a_summons_says_what_to_mend"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="an_answer_to_a_summons_has_words"
            ),
        ]

    @property
    def is_late(self) -> bool:
        return self.closed_at is None and self.due_on < clock.today()


class Answer(models.TextChoices):
    WAITING = "waiting", _("답을 기다림")
    GIVEN = "given", _("동의함")
    REFUSED = "refused", _("동의하지 않음")
    SILENT = "silent", _("기한까지 답이 없음")


class Modification(models.Model):
    """Both texts, side by side, and what the proposer said. A draft until it is asked about; then kept as it is."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="modifications")
    title_before = models.CharField(max_length=400)
    idea_before = models.TextField()
    title = models.CharField(_("고친 제목"), max_length=400)
    idea = models.TextField(_("고친 내용"), max_length=4000)
    why = models.TextField(_("고친 까닭"), max_length=1000)
    asked_at = models.DateTimeField(null=True)
    due_on = models.DateField(_("언제까지"), null=True)
    silence = models.CharField(max_length=10, choices=Silence, default=Silence.REFUSED)  # as it was told when asked
    answer = models.CharField(_("답"), max_length=8, choices=Answer, default=Answer.WAITING)
    words = models.TextField(_("덧붙이는 말"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["review_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(answer="waiting"), name="one_changed_text_is_asked_about_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["waiting", "silent"]) | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="a_person_gives_or_refuses_consent",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(idea=""), name="a_changed_wish_has_words"),
        ]

    @property
    def is_overdue(self) -> bool:
        return self.answer == Answer.WAITING and self.due_on is not None and self.due_on < clock.today()
