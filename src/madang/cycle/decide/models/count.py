"""One run of the count over a fixed set of ballots, what it said about every project, and the runs that checked it."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.plan.rules import noun_of_rule
from madang.cycle.vote.models import Option, Poll


class CountState(models.TextChoices):
    """Read from the rows, never stored."""

    COUNTED = "counted", _("세었음")
    CHECKING = "checking", _("다시 세는 중")
    DIFFERS = "differs", _("다시 센 결과가 다름")
    CHECKED = "checked", _("다시 센 결과가 같음")
    PUBLISHED = "published", _("공개함")


class CountQuerySet(models.QuerySet):
    def of(self, poll: Poll):
        return self.filter(poll=poll)

    def of_cycle(self, cycle):
        return self.filter(poll__cycle=cycle)

    def published(self):
        return self.filter(published_at__isnull=False)

    def imported(self):
        """Elections of the past: public, and published by nobody here."""
        return self.published().filter(published_by=None)


class Count(models.Model):
    """Repeatable by anyone: rule, ballots and file by digest, the whole outcome as the method returned it.

    Closed until a second count gave the same; the database keeps a published one as it is.
    """

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    rule_digest = models.CharField(max_length=64)
    ballots_digest = models.CharField(max_length=64)
    file_digest = models.CharField(max_length=64, blank=True)  # of the bytes that everyone can download
    file_words = models.JSONField(default=dict)  # what stands at the head of that file
    outcome_digest = models.CharField(max_length=64, blank=True)
    software = models.CharField(max_length=20)
    engine = models.CharField(max_length=20, blank=True)
    seed = models.CharField(_("제비뽑기 씨앗"), max_length=64, blank=True)
    ballots = models.PositiveIntegerField()
    spent = models.PositiveBigIntegerField()
    left = models.PositiveBigIntegerField()
    outcome = models.JSONField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = CountQuerySet.as_manager()

    @property
    def subject(self) -> str:
        return self.poll.subject

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def last_check(self) -> "Check | None":
        return next(iter(self.checks.all()), None)

    @property
    def state(self) -> CountState:
        if self.is_published:
            return CountState.PUBLISHED
        check = self.last_check
        return _STATE_AFTER[check.state] if check else CountState.COUNTED

    @property
    def measure(self) -> str:
        """What was summed: votes, points, borda, what a project is worth to a supporter, or a composite total."""
        return self.outcome["certificate"].get("measure", "votes")

    @property
    def noun(self) -> str:
        """What a verdict's score counts, as count_of takes it: "vote" or "point"."""
        return noun_of_rule(self.outcome.get("rule_spec", {}), self.poll.ballot_rule)

    @property
    def is_composite(self) -> bool:
        return self.rule_name == "composite"

    @property
    def rule_name(self) -> str:
        return self.outcome.get("rule_spec", {}).get("rule", "greedy")


class CheckState(models.TextChoices):
    WAITING = "waiting", _("차례를 기다림")
    RUNNING = "running", _("다시 세는 중")
    SAME = "same", _("같음")
    DIFFERENT = "different", _("다름")
    FAILED = "failed", _("끝내지 못함")


class Check(models.Model):
    """A second count, by another program path in a process of its own, from the file that everyone will download."""

    count = models.ForeignKey(Count, models.CASCADE, related_name="checks")
    state = models.CharField(max_length=10, choices=CheckState, default=CheckState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    step = models.PositiveSmallIntegerField(default=0)  # how far: 1 file written, 2 counting, 3 compared
    command = models.CharField(max_length=300, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    differences = models.JSONField(default=list)  # [{"what": "funded", "first": …, "second": …}]

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, state__in=["waiting", "running"])
                | Q(ended_at__isnull=False, state__in=["same", "different", "failed"]),
                name="a_check_that_ended_says_how",
            )
        ]

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


_STATE_AFTER = {
    CheckState.WAITING: CountState.CHECKING,
    CheckState.RUNNING: CountState.CHECKING,
    CheckState.SAME: CountState.CHECKED,
    CheckState.DIFFERENT: CountState.DIFFERS,
    CheckState.FAILED: CountState.COUNTED,
}


class Verdict(models.Model):
    """What the count said about one project, and why: the step's code and numbers, unchanged."""

    count = models.ForeignKey(Count, models.CASCADE, related_name="verdicts")
    option = models.OneToOneField(Option, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    score = models.PositiveBigIntegerField()
    score_of = models.PositiveIntegerField(default=1)  # a composite total is kept in millionths; exactly it is in facts
    granted = models.PositiveBigIntegerField(default=0)  # its cost, or less if it was reduced; 0 if it was not funded
    funded = models.BooleanField()
    reason = models.CharField(max_length=30)
    facts = models.JSONField()
    lacked = models.JSONField(
        default=dict
    )  # the same kind of facts, found by counting again, where the rule tells none
    by = models.ForeignKey(Option, models.PROTECT, null=True, related_name="+")  # the project the reason names
    parts = models.JSONField(default=list)  # what each component of a composite rule gave it
    by_name = models.CharField(
        max_length=60, blank=True
    )  # what the reason names if it is no project, such as a ceiling

    class Meta:
        ordering = ["place"]

    @property
    def told(self) -> dict:
        """All that is known, the step's facts and what further counts found."""
        return self.facts | self.lacked

    @property
    def points(self) -> Decimal:
        """The score as it is shown: whole votes or points, or a total out of 100 with two decimals."""
        if self.score_of == 1:
            return Decimal(self.score)
        return (Decimal(self.score) / self.score_of).quantize(Decimal("0.01"))

    @property
    def template(self) -> str:
        return f"decide/reason/{self.reason}.html"

    @property
    def short_template(self) -> str:
        return f"decide/short/{self.reason}.html"
