"""The ballot paper, who may vote, who has voted, and the ballots: kept so that nothing links the last two."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, OfCycle, Track
from madang.cycle.propose.models import Proposal


class Poll(models.Model):
    """One track's vote: its money and its two rules, copied from the plan when the paper is made and frozen then."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.OneToOneField(Track, models.PROTECT, related_name="+")
    budget = models.PositiveBigIntegerField(_("한도"))
    ballot_rule = models.JSONField(_("투표 방법"))
    decision_rule = models.JSONField(_("세는 방법"))
    made_at = models.DateTimeField()

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["track__order", "id"]

    def __str__(self) -> str:
        return f"{self.track}"

    @property
    def subject(self) -> str:
        return f"poll/{self.pk}"

    @property
    def kind(self) -> str:
        return self.ballot_rule["kind"]

    @property
    def most(self) -> int:
        """How many projects one ballot may name."""
        return self.ballot_rule["max"]

    @property
    def least(self) -> int:
        return self.ballot_rule["max"] if self.ballot_rule.get("exact") else self.ballot_rule.get("min", 1)


class OfPoll(models.QuerySet):
    def of(self, poll: Poll):
        return self.filter(poll=poll)


class Option(models.Model):
    """A line on the ballot paper: a frozen copy, so later edits cannot change what people voted on."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="options")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="+")
    code = models.CharField(_("번호"), max_length=40)  # what ballots and files call it
    title = models.CharField(max_length=400)
    cost = models.PositiveBigIntegerField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["poll", "code"], name="a_code_once_on_a_paper")]

    def __str__(self) -> str:
        return self.title


class RollEntry(models.Model):
    """One person on the roll (선거인명부) of one vote, and on what ground."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ground = models.CharField(_("오른 까닭"), max_length=20)  # registered, worker, student … as the rule says

    objects = OfPoll.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "person"], name="one_person_one_entry")]


def _receipt() -> str:
    return secrets.token_urlsafe(16)


class Ballot(models.Model):
    """What was voted: random key, no person, no time. `points` only where the rule gives points."""

    receipt = models.CharField(max_length=60, primary_key=True, default=_receipt)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    choices = models.JSONField()  # option codes, in the order given
    points = models.JSONField(null=True)

    objects = OfPoll.as_manager()


class Turnout(models.Model):
    """That a person has voted. The database refuses a second one; nothing here leads to a ballot."""

    entry = models.OneToOneField(RollEntry, models.PROTECT, related_name="+")


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
