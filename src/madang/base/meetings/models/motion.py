"""What is put to the vote, how it is voted on, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person

from .agenda import Item
from .attendance import Attendance


class Manner(models.TextChoices):
    """표결 방법."""

    CONSENT = "consent", _("이의가 있는지 묻기")
    HANDS = "hands", _("손들기")
    SECRET = "secret", _("무기명 투표")
    NAMED = "named", _("기명 투표")


class Outcome(models.TextChoices):
    OPEN = "open", pgettext_lazy("motion", "표결 중")
    CARRIED = "carried", pgettext_lazy("motion", "가결")
    LOST = "lost", pgettext_lazy("motion", "부결")
    NO_QUORUM = "no_quorum", pgettext_lazy("motion", "정족수가 모자라 표결하지 못함")
    WITHDRAWN = "withdrawn", pgettext_lazy("motion", "거두어들임")


MOTION_TONES = {"open": "go", "carried": "ok", "lost": "no", "no_quorum": "no", "withdrawn": "off"}


class Motion(models.Model):
    """The numbers are those of the moment it was closed: `sitting` 재적, `present` in the room, `recused` outside it.

    `quorum_needed` and `yes_needed` are what the meeting's rule asked of those numbers. Nothing changes once it is closed.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="motions")
    words = models.CharField(_("무엇을 정하는지"), max_length=500)
    proposed_by = models.CharField(_("낸 사람"), max_length=60, blank=True)
    manner = models.CharField(_("표결 방법"), max_length=8, choices=Manner, default=Manner.HANDS)
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.OPEN)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sitting = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    recused = models.PositiveIntegerField(null=True)
    quorum_needed = models.PositiveIntegerField(null=True)
    yes_needed = models.PositiveIntegerField(null=True)
    yes = models.PositiveIntegerField(_("찬성"), null=True)
    no = models.PositiveIntegerField(_("반대"), null=True)
    abstain = models.PositiveIntegerField(_("기권"), null=True)

    class Meta:
        ordering = ["item_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(outcome="open"), name="one_vote_at_a_time_on_an_item"),
            models.CheckConstraint(condition=~Q(words=""), name="a_motion_has_words"),
            models.CheckConstraint(
                condition=Q(outcome__in=["open", "withdrawn", "no_quorum"])
                | Q(present=F("yes") + F("no") + F("abstain"), present__isnull=False),
                name="votes_add_up_to_who_was_in_the_room",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="carried") | Q(yes__gte=F("yes_needed"), yes_needed__gte=1),
                name="a_motion_carries_with_enough_votes",
            ),
            models.CheckConstraint(
                condition=Q(outcome="open") | Q(closed_at__isnull=False), name="a_closed_motion_says_when"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def tone(self) -> str:
        return MOTION_TONES[self.outcome]

    @property
    def is_open(self) -> bool:
        return self.outcome == Outcome.OPEN

    @property
    def was_counted(self) -> bool:
        return self.outcome in (Outcome.CARRIED, Outcome.LOST)


class Choice(models.TextChoices):
    YES = "yes", _("찬성")
    NO = "no", _("반대")
    ABSTAIN = "abstain", _("기권")


class Voice(models.Model):
    """How one seat voted by name: by themselves, or written down by the secretary who heard it. Public with the minutes."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="voices")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="+")
    choice = models.CharField(_("표"), max_length=7, choices=Choice)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["motion_id", "attendance_id"]
        constraints = [models.UniqueConstraint(fields=["motion", "attendance"], name="one_voice_a_seat")]

    def __str__(self) -> str:
        return f"{self.attendance} {self.choice}"
