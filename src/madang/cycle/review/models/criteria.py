"""What a proposal is measured by: rows of a year and, where a track differs, of that track."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.cycle.plan.models import Cycle, OfCycle, Track


class Kind(models.TextChoices):
    SCREENING = "screening", _("사전심사")
    REVIEW = "review", _("부서검토")


class CriterionQuerySet(OfCycle):
    def standing(self):
        return self.filter(dropped_at=None)

    def for_track(self, track: Track, kind: Kind):
        """The track's own set if it has one, otherwise the year's."""
        standing = self.filter(kind=kind).standing()
        own = standing.filter(track=track)
        return own if own.exists() else standing.filter(track=None)


class Criterion(models.Model):
    """One question with its ground and the way to check it. Once a finding rests on it, it stays and is only dropped."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("유형"))
    kind = models.CharField(_("어디에 쓰는지"), max_length=10, choices=Kind)
    code = models.SlugField(_("기호"), max_length=30)
    order = models.PositiveSmallIntegerField(_("순서"), default=0)
    question = models.CharField(_("묻는 것"), max_length=200)
    question_en = models.CharField(_("영문"), max_length=240, blank=True)
    legal_basis = models.CharField(_("법적 근거"), max_length=200, blank=True)
    how_to_check = models.TextField(_("확인하는 법"), max_length=600, blank=True)
    correctable = models.BooleanField(_("보완할 수 있음"), default=False)
    source = models.CharField(_("어디에서 온 기준인지"), max_length=120, blank=True)
    dropped_at = models.DateTimeField(null=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["cycle_id", "kind", "track_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "track", "kind", "code"],
                condition=Q(dropped_at=None, track__isnull=False),
                name="a_criterion_stands_once_in_a_tracks_set",
            ),
            models.UniqueConstraint(
                fields=["cycle", "kind", "code"],
                condition=Q(dropped_at=None, track=None),
                name="a_criterion_stands_once_in_the_years_set",
            ),
        ]

    def __str__(self) -> str:
        return self.question
