"""What trustees bring: their key before the vote, and what their machines found when they opened the box."""

from django.db import models

from madang.base.people.models import Person

from .poll import OfPoll, Poll


class KeyOffer(models.Model):
    """A locked key file as its holders made it. The last one counts until the paper is frozen under it."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="key_offers")
    text = models.TextField()
    public = models.CharField(max_length=64)  # hexadecimal
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["pk"]


class MachineOpening(models.Model):
    """By digest what one holder's machine found in the box. The last of each holder counts; earlier ones stay."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="machine_openings")
    holder = models.CharField(max_length=120)
    ballots_digest = models.CharField(max_length=64)  # of ballots.pb
    tally_digest = models.CharField(max_length=64)
    seed = models.CharField(max_length=64, blank=True, default="")  # of the lot, as it stands in the tally
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["pk"]

    @property
    def found(self) -> tuple[str, str]:
        return self.ballots_digest, self.tally_digest
