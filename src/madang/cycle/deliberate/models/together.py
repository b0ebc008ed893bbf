"""구체화: the text of a proposal, changed paragraph by paragraph; whoever did not propose a change answers it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Proposal


class OfTogether(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(proposal__cycle=cycle)

    def open(self):
        return self.filter(settled_at=None)


class Together(models.Model):
    """One table a proposal. It ends when its proposer and the government agreed to one version."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_version = models.PositiveSmallIntegerField(null=True)  # what the government agreed to
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the proposer

    objects = OfTogether.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(settled_by__isnull=False, agreed_at__isnull=False),
                name="two_sides_settle_a_text",
            ),
        ]

    def __str__(self) -> str:
        return str(self.proposal)

    @property
    def subject(self) -> str:
        return f"together/{self.pk}"


class Version(models.Model):
    """The whole text after a change; 1 is what the proposer wrote. Only grows."""

    together = models.ForeignKey(Together, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["together_id", "number"]
        constraints = [models.UniqueConstraint(fields=["together", "number"], name="versions_are_numbered")]

    def __str__(self) -> str:
        return f"{self.together_id}.{self.number}"

    @property
    def paragraphs(self) -> list[str]:
        return [one for one in self.text.split("\n\n") if one.strip()]


class Whose(models.TextChoices):
    PROPOSER = "proposer", _("제안자")
    RESIDENT = "resident", _("주민")
    OFFICE = "office", _("부서")


class Answer(models.TextChoices):
    WAITING = "", _("답을 기다림")
    ACCEPTED = "accepted", _("고치기로 함")
    REFUSED = "refused", _("고치지 않기로 함")


class Change(models.Model):
    """One paragraph of one version, before and after: empty before is a new paragraph, empty after takes one out."""

    together = models.ForeignKey(Together, models.PROTECT, related_name="changes")
    base = models.PositiveSmallIntegerField()  # the version it was written on
    paragraph = models.PositiveSmallIntegerField()  # from 1
    before = models.TextField(blank=True)
    after = models.TextField(_("이렇게 고치면 어떨까요"), max_length=1500, blank=True)
    why = models.CharField(_("까닭"), max_length=400)
    whose = models.CharField(max_length=8, choices=Whose)
    office = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)
    answer = models.CharField(_("답"), max_length=9, choices=Answer, blank=True)
    answer_words = models.CharField(_("답의 까닭"), max_length=400, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["together_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="a_change_says_why"),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="a_change_changes_something"),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(answer_words="") & Q(answered_at__isnull=False),
                name="a_change_is_answered_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("by")), name="nobody_accepts_their_own_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.together_id}.{self.pk}"
