"""What leads to the roll: a census file on its way, letters with codes, and changes by hand that need two people."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Area

from .poll import OfPoll, Option, Poll
from .roll import RollEntry


class CensusState(models.TextChoices):
    STAGED = "staged", _("살펴보는 중")
    ACTIVE = "active", _("명부가 됨")
    DROPPED = "dropped", _("버림")


class Census(models.Model):
    """One file of voters, read and hashed; it becomes the roll in one act. Names are in it no more."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="censuses")
    file_digest = models.CharField(max_length=64)
    lines = models.PositiveIntegerField(_("줄 수"))
    left_out = models.JSONField(default=dict)  # {reason: number}
    namesakes = models.PositiveIntegerField(
        default=0
    )  # lines whose name and birth date stand twice: looked at, not refused
    knows_officials = models.BooleanField(default=False)  # whether it has the column
    state = models.CharField(max_length=8, choices=CensusState, default=CensusState.STAGED)
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["-brought_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["poll"], condition=Q(state=CensusState.STAGED), name="one_census_on_its_way"
            ),
            models.UniqueConstraint(fields=["poll"], condition=Q(state=CensusState.ACTIVE), name="one_census_a_poll"),
        ]


class CensusLine(models.Model):
    """A line of a staged census: HMAC-SHA256 of name and date of birth, 64 hex digits, and where. Gone when settled."""

    census = models.ForeignKey(Census, models.CASCADE, related_name="staged")
    number = models.PositiveIntegerField()  # in the government's own list
    hmac = models.CharField(max_length=64)
    ground = models.CharField(max_length=20)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["census", "number"], name="a_number_once_a_census")]


class LetterBatch(models.Model):
    """Letters printed at one time. Their codes were readable once, in the file that was handed out then."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="letter_batches")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    printed = models.PositiveIntegerField(_("인쇄한 편지"))
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]


class Letter(models.Model):
    """One printed letter and whether its code still opens the entry. The code itself is only an HMAC on the roll."""

    batch = models.ForeignKey(LetterBatch, models.PROTECT, related_name="letters")
    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="letters")
    is_void = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=Q(is_void=False), name="one_letter_that_opens_an_entry")
        ]


class ChangeKind(models.TextChoices):
    ADD = "add", _("명부에 올리기")
    VOID = "void", _("명부에서 빼기")


class Why(models.TextChoices):
    """A list, so that nobody's affairs are written down."""

    LEFT_OUT = "left_out", _("명부에서 빠져 있었음")
    MOVED_IN = "moved_in", _("옮겨 왔음")
    MOVED_AWAY = "moved_away", _("옮겨 갔음")
    DIED = "died", _("세상을 떠났음")
    TWICE = "twice", _("두 번 올라 있음")
    OFFICIAL = "official", _("투표할 수 없는 공무원")
    MISTAKE = "mistake", _("잘못 올렸음")


class RollChange(models.Model):
    """A person put on the roll or taken off by hand. One asks, another one decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="roll_changes")
    kind = models.CharField(max_length=4, choices=ChangeKind)
    why = models.CharField(_("까닭"), max_length=10, choices=Why)
    entry = models.ForeignKey(RollEntry, models.SET_NULL, null=True, related_name="+")
    hmac = models.CharField(max_length=64, blank=True, default="")  # of whom to add; emptied when decided
    ground = models.CharField(max_length=20, blank=True, default="")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    is_approved = models.BooleanField(null=True)

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="two_people_change_the_roll"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, is_approved=None) | Q(decided_by__isnull=False, is_approved__isnull=False),
                name="who_decided_said_what",
            ),
        ]


class SecondChance(models.Model):
    """Somebody had voted when a project was withdrawn: they may send one envelope more than others."""

    entry = models.ForeignKey(RollEntry, models.CASCADE, related_name="second_chances")
    option = models.ForeignKey(Option, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "option"], name="one_more_vote_a_withdrawal")]
