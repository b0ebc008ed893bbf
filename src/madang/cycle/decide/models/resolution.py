"""The assembly's resolution (총회 의결): what it makes of the count, project by project, with a reason where it differs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.vote.models import Option, Poll

from .count import Count


class Outcome(models.TextChoices):
    """Not "decided": until the council has voted, all of it is a proposal (지방자치법 §47)."""

    SELECTED = "selected", _("선정")
    RESERVE = "reserve", _("예비")
    NOT_SELECTED = "not_selected", _("미선정")


TONES = {Outcome.SELECTED: "ok", Outcome.RESERVE: "wait", Outcome.NOT_SELECTED: "no"}


class ResolutionQuerySet(models.QuerySet):
    def of(self, poll: Poll):
        return self.filter(count__poll=poll)

    def of_cycle(self, cycle):
        return self.filter(count__poll__cycle=cycle)


class Resolution(models.Model):
    """Who adopted it, where and when. Written once: the database refuses any change."""

    count = models.OneToOneField(Count, models.PROTECT, related_name="+")
    body = models.CharField(_("의결한 곳"), max_length=80)
    adopted_on = models.DateField(_("의결한 날"))
    present = models.PositiveIntegerField(_("자리한 사람 수"))
    words = models.TextField(_("덧붙이는 말"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ResolutionQuerySet.as_manager()

    @property
    def subject(self) -> str:
        return self.count.subject


class Decision(models.Model):
    """One project in a resolution, beside what the count proposed. Money in the currency's minor unit."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="decisions")
    option = models.OneToOneField(Option, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    amount = models.PositiveBigIntegerField()
    proposed = models.CharField(max_length=12, choices=Outcome)
    proposed_amount = models.PositiveBigIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=F("proposed"), amount=F("proposed_amount")) | ~Q(reason=""),
                name="who_differs_from_the_count_says_why",
            ),
            models.CheckConstraint(
                condition=Q(outcome="not_selected", amount=0) | (~Q(outcome="not_selected") & Q(amount__gt=0)),
                name="only_what_is_not_selected_gets_nothing",
            ),
        ]

    @property
    def differs(self) -> bool:
        return (self.outcome, self.amount) != (self.proposed, self.proposed_amount)

    @property
    def tone(self) -> str:
        return TONES[self.outcome]
