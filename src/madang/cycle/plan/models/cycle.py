"""The year, when each of its stages is open, and the ordinance it rests on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government

from .stage import OfCycle, OfGovernment, Stage


class Ordinance(models.Model):
    """운영조례: what the year rests on (지방재정법 §39⑤). `articles`: {"notice": "제7조", "committee": "제10조"}."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    title = models.CharField(_("조례 이름"), max_length=120)
    number = models.CharField(_("조례 번호"), max_length=40, blank=True)
    promulgated_on = models.DateField(_("공포한 날"), null=True, blank=True)
    url = models.URLField(_("조례 주소"), blank=True)
    notice_days = models.PositiveSmallIntegerField(_("운영계획 공고 일수"), default=10)
    stages = models.JSONField(_("조례가 다루는 단계"), default=list, blank=True)
    articles = models.JSONField(_("조문"), default=dict, blank=True)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government", "promulgated_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"], condition=~Q(number=""), name="one_ordinance_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class Station:
    """A stage on the year line. `state`: done, here, next, coming, or skipped where the year has no such window."""

    stage: Stage
    state: str
    opens: datetime | None = None
    closes: datetime | None = None

    @property
    def label(self) -> str:
        return self.stage.label


class Cycle(models.Model):
    """A year of participatory budgeting. Proposals of `cycle_year` become the budget of `fiscal_year`."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="cycles")
    cycle_year = models.PositiveSmallIntegerField(_("운영연도"))
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    ordinance = models.ForeignKey(Ordinance, models.PROTECT, related_name="+", null=True, blank=True)
    total_ceiling = models.PositiveBigIntegerField(_("총한도"))  # the currency's minor unit
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, editable=False)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government", "-fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["government", "fiscal_year"], name="one_cycle_a_fiscal_year"),
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=F("cycle_year")), name="the_money_is_never_spent_before_the_year"
            ),
            models.CheckConstraint(condition=Q(total_ceiling__gt=0), name="a_cycle_has_money"),
        ]

    def __str__(self) -> str:
        return f"{self.government} {self.fiscal_year}"

    @property
    def subject(self) -> str:
        return f"cycle/{self.pk}"

    def window(self, stage: Stage) -> "Window | None":
        # Asked of all windows, so that a page which fetched them once asks the database no more.
        return next((window for window in self.windows.all() if window.stage == stage), None)

    def is_open(self, stage: Stage) -> bool:
        window = self.window(stage)
        return window is not None and window.is_open

    def has_begun(self, stage: Stage) -> bool:
        window = self.window(stage)
        return window is not None and window.opens_at <= clock.now()

    def has_ended(self, stage: Stage) -> bool:
        window = self.window(stage)
        return window is not None and window.closes_at <= clock.now()

    def here(self) -> list[Stage]:
        """The stages that are open now, in the order of the year."""
        return [station.stage for station in self.year_line() if station.state == "here"]

    def year_line(self) -> list[Station]:
        """Fourteen stations. `next` is whichever opens first from now; several may open together."""
        windows = {window.stage: window for window in self.windows.all()}
        now = clock.now()
        soonest = min((window.opens_at for window in windows.values() if window.opens_at > now), default=None)
        return [_station(stage, windows.get(stage), now, soonest) for stage in Stage]

    @property
    def plan(self):
        """The latest published OperatingPlan, or None."""
        return self.plans.published().order_by("-version").first()


def _station(stage: Stage, window: "Window | None", now: datetime, soonest: datetime | None) -> Station:
    if window is None:
        return Station(stage, "skipped")
    if window.closes_at <= now:
        state = "done"
    elif window.opens_at <= now:
        state = "here"
    else:
        state = "next" if window.opens_at == soonest else "coming"
    return Station(stage, state, window.opens_at, window.closes_at)


class Window(models.Model):
    """When a stage is open: from `opens_at`, until just before `closes_at`. Nobody flips a switch."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="windows")
    stage = models.CharField(_("단계"), max_length=12, choices=Stage)
    opens_at = models.DateTimeField(_("여는 때"))
    closes_at = models.DateTimeField(_("닫는 때"))
    legal_ground = models.TextField(_("선거 기간에 여는 법적 근거"), blank=True)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "stage"], name="one_window_a_stage"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="closes_after_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.opens_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.opens_at <= clock.now() < self.closes_at
