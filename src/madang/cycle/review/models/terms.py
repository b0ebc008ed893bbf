"""Which offices a government has, and how many working days each step of a year's review may take."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle, OfGovernment, Track
from madang.cycle.propose.models import Proposal


class OfficeQuerySet(OfGovernment):
    def working(self):
        return self.filter(closed_on=None)


class Office(models.Model):
    """부서: who answers for a kind of proposal. A reviewer belongs to it by the name of the office in their part."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    name = models.CharField(_("부서 이름"), max_length=60)
    name_en = models.CharField(_("영문 이름"), max_length=80, blank=True)
    duties = models.CharField(_("맡은 일"), max_length=200, blank=True)
    phone = models.CharField(_("전화"), max_length=30, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["government_id", "name"]
        constraints = [models.UniqueConstraint(fields=["government", "name"], name="one_office_a_name")]

    def __str__(self) -> str:
        return self.name


class Silence(models.TextChoices):
    """What it means when a proposer does not answer in time. Said before they are asked."""

    REFUSED = "refused", _("답이 없으면 고친 안에 동의하지 않은 것으로 보고, 처음 글로 검토합니다")
    GIVEN = "given", _("답이 없으면 고친 안에 동의한 것으로 봅니다")


class Terms(models.Model):
    """The clocks of a year, or of one of its tracks, in working days. No law sets them (조례와 운영계획에 따름)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("유형"))
    review_days = models.PositiveSmallIntegerField(_("부서검토 날수"), default=15)
    summons_days = models.PositiveSmallIntegerField(_("보완에 드리는 날수"), default=7)
    consent_days = models.PositiveSmallIntegerField(_("고친 안에 답하는 날수"), default=7)
    appeal_days = models.PositiveSmallIntegerField(_("재심의를 청할 수 있는 날수"), default=10)
    panel_days = models.PositiveSmallIntegerField(_("재심의에 드는 날수"), default=15)
    panel_size = models.PositiveSmallIntegerField(_("재심의에 앉는 사람 수"), default=3)
    silence = models.CharField(_("답이 없을 때"), max_length=10, choices=Silence, default=Silence.REFUSED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle"], condition=Q(track=None), name="the_clocks_of_a_year_once"),
            models.UniqueConstraint(
                fields=["cycle", "track"], condition=Q(track__isnull=False), name="the_clocks_of_a_track_once"
            ),
            models.CheckConstraint(
                condition=Q(review_days__gte=1, summons_days__gte=1, consent_days__gte=1, appeal_days__gte=1)
                & Q(panel_days__gte=1),
                name="every_clock_of_the_review_runs",
            ),
            models.CheckConstraint(condition=Q(panel_size__gte=1, panel_size__lte=15), name="a_panel_has_seats"),
        ]

    @classmethod
    def of(cls, cycle: Cycle, track: Track | None = None) -> "Terms":
        """What the track says, else the year, else what is usual."""
        said = cls.objects.filter(Q(track=None) | Q(track=track), cycle=cycle)
        return said.order_by(F("track").asc(nulls_last=True)).first() or cls(cycle=cycle)

    def copy_for(self, track: Track | None) -> "Terms":
        """The same clocks to begin with, not stored yet unless they are the year's own."""
        if track:
            self.pk, self.track, self._state.adding = None, track, True
        return self

    @classmethod
    def for_proposal(cls, proposal: Proposal) -> "Terms":
        return cls.of(proposal.cycle, proposal.track)
