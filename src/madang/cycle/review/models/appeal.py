"""재심의: a proposer objects to a "no", and people who had no part in it look again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.propose.models import Proposal, State, Step


class AppealOutcome(models.TextChoices):
    WON = "won", _("받아들임")
    LOST = "lost", _("받아들이지 않음")


class AppealQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(proposal__cycle=cycle)

    def open(self):
        return self.filter(outcome="")


class Appeal(models.Model):
    """One for each verdict. Its clock starts when it is filed; the panel's own word decides it, said in a sentence."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")  # the "no" that is contested
    words = models.TextField(_("왜 다시 살펴야 하는지"), max_length=2000)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("마감일"))
    outcome = models.CharField(max_length=4, choices=AppealOutcome, blank=True)
    sentence = models.TextField(_("모두에게 드리는 말"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who wrote it down

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None)
                | ~Q(outcome="") & ~Q(sentence="") & Q(decided_at__isnull=False),
                name="a_decided_appeal_says_why",
            ),
        ]

    @property
    def against(self) -> State:
        return State(self.step.after)

    @property
    def is_late(self) -> bool:
        return not self.outcome and self.due_on < clock.today()

    @property
    def tone(self) -> str:
        return {"won": "ok", "lost": "no"}.get(self.outcome, "wait")


class Seat(models.Model):
    """Who sits on the panel and what they think. Never somebody who reviewed, approved or proposed."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    voice = models.CharField(_("의견"), max_length=4, choices=AppealOutcome, blank=True)
    words = models.CharField(_("까닭"), max_length=600, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["appeal_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "person"], name="one_seat_a_person"),
            models.CheckConstraint(condition=Q(voice="") | ~Q(words=""), name="a_voice_on_a_panel_says_why"),
        ]
