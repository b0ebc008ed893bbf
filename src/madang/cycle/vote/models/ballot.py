"""Opened ballots: anonymous, public, and what a past vote's published file was."""

import secrets

from django.db import models
from django.db.models import Q

from .poll import OfPoll, Poll


def random_receipt() -> str:
    return secrets.token_urlsafe(16)


class Ballot(models.Model):
    """What was voted, after the box was opened: random key, no person, no time. `points` only where the rule has them."""

    receipt = models.CharField(max_length=60, primary_key=True, default=random_receipt)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    choices = models.JSONField()  # option codes, in the order given
    points = models.JSONField(null=True)

    objects = OfPoll.as_manager()


class Source(models.Model):
    """The published file a past vote came from, kept whole enough to be written back byte for byte."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="source")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    layout = models.JSONField()  # everything about the file but its votes
    rule = models.CharField(max_length=60)  # as the file names it
    published_funded = models.JSONField(null=True)  # the codes the city named as winners, if it did

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(digest=""), name="a_source_has_a_digest")]


class SourceVoter(models.Model):
    """What a published file says about a voter besides the choice: public already, and only for writing it back."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="voters")
    ballot = models.OneToOneField(Ballot, models.CASCADE, related_name="+")
    row = models.PositiveIntegerField()
    columns = models.JSONField()
