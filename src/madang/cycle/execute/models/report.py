"""What an office said about a work at the end of a quarter (분기 집행현황). Said once; a correction is said beside it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person

from .work import TONES, WAITING_FOR_A_REASON, State, Work

QUARTERS = (1, 2, 3, 4)
_LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def quarter_of(day: date) -> tuple[int, int]:
    """(year, quarter) of a day."""
    return day.year, (day.month + 2) // 3


class ReportQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(work__project__cycle=cycle)

    def standing(self):
        """Those that no later one corrects."""
        return self.filter(corrected_by=None)


class Report(models.Model):
    work = models.ForeignKey(Work, models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("연도"))
    quarter = models.PositiveSmallIntegerField(_("분기"))
    state = models.CharField(_("상태"), max_length=11, choices=State)
    percent = models.PositiveSmallIntegerField(_("진행률"))
    done = models.TextField(_("한 일"), max_length=1000)
    reason = models.TextField(_("늦어진 까닭"), max_length=1000, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    why = models.CharField(_("고쳐 적는 까닭"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["work", "year", "quarter", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "year", "quarter"], condition=Q(corrects=None), name="one_report_a_quarter"
            ),
            models.CheckConstraint(condition=Q(quarter__in=QUARTERS), name="a_year_has_four_quarters"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="a_report_stays_within_a_hundred"),
            models.CheckConstraint(
                condition=~Q(state__in=WAITING_FOR_A_REASON) | ~Q(reason=""), name="whoever_is_late_says_why"
            ),
            models.CheckConstraint(condition=Q(corrects=None) | ~Q(why=""), name="a_corrected_report_says_why"),
            models.CheckConstraint(condition=~Q(done=""), name="a_report_says_what_was_done"),
        ]
        indexes = [models.Index(fields=["year", "quarter"], name="reports_by_quarter")]

    @property
    def ends(self) -> date:
        return date(self.year, *_LAST_DAYS[self.quarter])

    @property
    def tone(self) -> str:
        return TONES[self.state]
