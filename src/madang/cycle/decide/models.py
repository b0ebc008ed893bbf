"""One run of the count over a fixed set of ballots, and what it said about every project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.vote.models import Option, Poll


class CountQuerySet(models.QuerySet):
    def of(self, poll: Poll):
        return self.filter(poll=poll)

    def of_cycle(self, cycle):
        return self.filter(poll__cycle=cycle)


class Count(models.Model):
    """Repeatable by anyone: the rule and the ballots by digest, the whole outcome as the method returned it."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    rule_digest = models.CharField(max_length=64)
    ballots_digest = models.CharField(max_length=64)
    software = models.CharField(max_length=20)
    seed = models.CharField(_("제비뽑기 씨앗"), max_length=64, blank=True)
    ballots = models.PositiveIntegerField()
    spent = models.PositiveBigIntegerField()
    left = models.PositiveBigIntegerField()
    outcome = models.JSONField()

    objects = CountQuerySet.as_manager()

    @property
    def subject(self) -> str:
        return self.poll.subject


class Verdict(models.Model):
    """What the count said about one project, and why: the step's code and numbers, unchanged."""

    count = models.ForeignKey(Count, models.CASCADE, related_name="verdicts")
    option = models.OneToOneField(Option, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    score = models.PositiveBigIntegerField()
    funded = models.BooleanField()
    reason = models.CharField(max_length=30)
    facts = models.JSONField()
    by = models.ForeignKey(Option, models.PROTECT, null=True, related_name="+")  # the project the reason names

    class Meta:
        ordering = ["place"]

    @property
    def template(self) -> str:
        return f"decide/reason/{self.reason}.html"

    @property
    def short_template(self) -> str:
        return f"decide/short/{self.reason}.html"
