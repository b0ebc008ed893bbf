"""The sealed envelope: what a vote is while the vote runs."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .poll import OfPoll, Poll
from .roll import RollEntry


class EnvelopeState(models.TextChoices):
    CURRENT = "current", _("세는 봉투")
    SUPERSEDED = "superseded", _("바꾼 봉투")
    VOIDED = "voided", _("무효로 한 봉투")


class Channel(models.TextChoices):
    WEB = "web", _("누리집")
    KIOSK = "kiosk", _("투표소 기기")
    PAPER = "paper", _("종이")


class Envelopes(OfPoll):
    def current(self):
        return self.filter(state=EnvelopeState.CURRENT)

    def on_their_way(self):
        """Not yet on the board, in an order that says nothing about when they came."""
        return self.filter(boarded=False).order_by("leaf")


class Envelope(models.Model):
    """A ballot sealed to the election key. No plaintext, address or time; `entry` leads to the voter until unlink.

    `c` commits to the ballot, `h` is sha256 of `ct`, `k` the voter's check digits, `leaf` the hash of the board's line.
    All digests are hexadecimal. The database lets only `state` and `boarded` change, and only one way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    entry = models.ForeignKey(RollEntry, models.PROTECT, null=True, related_name="+")  # none for paper from the box
    ct = models.BinaryField()
    c = models.CharField(max_length=64)
    h = models.CharField(max_length=64)
    k = models.CharField(max_length=4)
    leaf = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.WEB)
    state = models.CharField(max_length=10, choices=EnvelopeState, default=EnvelopeState.CURRENT)
    boarded = models.BooleanField(default=False)
    void_reason = models.CharField(max_length=40, blank=True, default="")

    objects = Envelopes.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state=EnvelopeState.CURRENT), name="one_current_envelope_an_entry"
            ),
            models.CheckConstraint(condition=Q(channel="paper") | ~Q(entry=None), name="only_paper_has_no_entry"),
            models.CheckConstraint(condition=Q(state__in=EnvelopeState.values), name="a_known_state_of_an_envelope"),
        ]
        indexes = [models.Index(fields=["poll", "state", "leaf"], name="envelopes_of_a_poll")]
