"""심사표: what one member thinks of one proposal."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.people.models import Person

from .round import Candidate, Judge, RoundCriterion


class Stand(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("sheet", "쓰는 중")
    HANDED_IN = "handed_in", pgettext_lazy("sheet", "냄")
    WITHDRAWN = "withdrawn", pgettext_lazy("sheet", "거둠")


STEPS = [(Stand.DRAFT, Stand.HANDED_IN), (Stand.HANDED_IN, Stand.WITHDRAWN)]


class Sheet(models.Model):
    """Handed in, it stays. A mistake is mended by withdrawing it with a reason, while the round is open, and a new one."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="sheets")
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="sheets")
    stand = models.CharField(max_length=9, choices=Stand, default=Stand.DRAFT)
    words = models.TextField(_("덧붙이는 의견"), max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    taken_down_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # from a sheet on paper
    begun_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(_("거두는 까닭"), max_length=300, blank=True)

    class Meta:
        ordering = ["candidate_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "judge"], condition=~Q(stand="withdrawn"), name="one_sheet_a_judge_and_proposal"
            ),
            models.CheckConstraint(
                condition=Q(stand="draft", handed_in_at=None) | ~Q(stand="draft") & Q(handed_in_at__isnull=False),
                name="a_sheet_is_handed_in_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(stand="withdrawn") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="a_sheet_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.stand}"


class Score(models.Model):
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(RoundCriterion, models.PROTECT, related_name="+")
    mark = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["sheet_id", "criterion__order"]
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="one_mark_a_criterion_and_sheet")]

    def __str__(self) -> str:
        return str(self.mark)
