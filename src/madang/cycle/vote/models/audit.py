"""The audit by lot: which public randomness was named beforehand, what it was, and the envelopes opened by it."""

from django.db import models

from madang.base.clock import KOREA
from madang.base.people.models import Person

from .poll import OfPoll, Poll


class Audit(models.Model):
    """Named until the freeze, drawn after it. The database keeps each part as it is once it is there."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="audit")
    source = models.CharField(max_length=120)  # such as "drand quicknet 12345678"
    known_at = models.DateTimeField()  # before this moment nobody can know its value
    beacon = models.CharField(max_length=200, blank=True, default="")
    dice = models.CharField(max_length=60, blank=True, default="")
    sample = models.TextField(blank=True, default="")  # sample.json
    drawn_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = OfPoll.as_manager()

    @property
    def announced(self) -> str:
        """As the freeze promises it on the board."""
        return f"{self.source} @ {self.known_at.astimezone(KOREA).isoformat(timespec='minutes')}"

    @property
    def told(self) -> str:
        """The announced words with the value: the beacon of sample.json."""
        return f"{self.announced} = {self.beacon}"


class Purging(models.Model):
    """What was destroyed at the end: rows at once, files one after another, each with how it went."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="purging")
    identifiers = models.PositiveIntegerField()  # HMACs on the roll
    people = models.PositiveIntegerField()  # entries that no longer lead to anybody
    done = models.JSONField(default=dict)  # {"election": "done" | "was not there"}
    at = models.DateTimeField()

    objects = OfPoll.as_manager()
