"""The year, its windows and tracks, the ordinance it rests on, and the versions of the operating plan."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang_methods.counting import RuleSpec

from . import rules


class Stage(models.TextChoices):
    """The year, in order. When each is open is rows, not this order."""

    PLAN = "plan", _("계획")
    LEARN = "learn", _("배움")
    CONVENE = "convene", _("모임")
    PROPOSE = "propose", _("제안")
    REVIEW = "review", _("검토")
    DELIBERATE = "deliberate", _("숙의")
    VOTE = "vote", _("투표")
    DECIDE = "decide", _("결정")
    BUDGET = "budget", _("편성")
    EXECUTE = "execute", _("집행")
    SETTLE = "settle", _("결산")
    FEEDBACK = "feedback", _("답변")
    ASSESS = "assess", _("평가")
    SHARE = "share", _("나눔")


class OfGovernment(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)


class OfCycle(models.QuerySet):
    """Every query about a year starts here, so no row of another government slips in."""

    def of(self, cycle: "Cycle"):
        return self.filter(cycle=cycle)


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
    def plan(self) -> "OperatingPlan | None":
        """The latest published version."""
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


class Level(models.TextChoices):
    """Whose money a track decides on."""

    PROVINCE = "province", _("시·도")
    MUNICIPALITY = "municipality", _("시·군·구")
    NEIGHBOURHOOD = "neighbourhood", _("읍·면·동")


class Track(models.Model):
    """유형: a part of the money with its own ceilings, people and rules. Money in the currency's minor unit."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="tracks")
    code = models.SlugField(_("주소 이름"), max_length=30)
    name = models.CharField(_("이름"), max_length=40)
    name_en = models.CharField(_("영문 이름"), max_length=60, blank=True)
    level = models.CharField(_("단위"), max_length=14, choices=Level, default=Level.MUNICIPALITY)
    self_governed = models.BooleanField(_("동단위 자치계획형"), default=False)
    description = models.TextField(_("설명"), blank=True)
    order = models.PositiveSmallIntegerField(_("순서"), default=0)

    total_ceiling = models.PositiveBigIntegerField(_("총한도"))
    per_area_ceiling = models.PositiveBigIntegerField(_("지역별 한도"), null=True, blank=True)
    per_project_max = models.PositiveBigIntegerField(_("사업 하나의 한도"), null=True, blank=True)
    per_event_max = models.PositiveBigIntegerField(_("행사 하나의 한도"), null=True, blank=True)
    per_project_min = models.PositiveBigIntegerField(_("사업 하나의 최소 금액"), null=True, blank=True)
    events_allowed = models.BooleanField(_("행사도 제안할 수 있음"), default=True)

    proposer_age = models.PositiveSmallIntegerField(_("제안할 수 있는 나이(만)"), default=0)
    proposer_kinds = models.JSONField(_("제안할 수 있는 사람"), default=rules.everyone)
    excluded_proposers = models.JSONField(_("제안할 수 없는 사람"), default=list, blank=True)
    voter_age = models.PositiveSmallIntegerField(_("투표할 수 있는 나이(만)"), default=0)
    voter_kinds = models.JSONField(_("투표할 수 있는 사람"), default=rules.everyone)
    officials_may_vote = models.BooleanField(_("소속 공무원도 투표할 수 있음"), default=False)

    ballot_rule = models.JSONField(_("투표 규칙"), default=rules.usual_ballot)
    decision_rule = models.JSONField(_("선정 규칙"), default=rules.usual_decision)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "code"], name="one_track_a_code"),
            models.CheckConstraint(condition=Q(total_ceiling__gt=0), name="a_track_has_money"),
            models.CheckConstraint(
                condition=Q(per_area_ceiling=None)
                | Q(per_area_ceiling__gt=0, per_area_ceiling__lte=F("total_ceiling")),
                name="an_area_gets_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_project_max=None) | Q(per_project_max__gt=0, per_project_max__lte=F("total_ceiling")),
                name="a_project_costs_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_event_max=None) | Q(per_event_max__gt=0, per_event_max__lte=F("total_ceiling")),
                name="an_event_costs_no_more_than_the_track",
            ),
            models.CheckConstraint(
                condition=Q(per_project_min=None)
                | Q(per_project_max=None)
                | Q(per_project_min__lte=F("per_project_max")),
                name="the_smallest_project_is_below_the_largest",
            ),
            models.CheckConstraint(
                condition=Q(self_governed=False) | Q(level=Level.NEIGHBOURHOOD),
                name="only_neighbourhoods_govern_themselves",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        rules.check_ballot(self.ballot_rule)
        rules.read_decision(self.decision_rule)
        rules.check_names("proposer_kinds", self.proposer_kinds, rules.Resident)
        rules.check_names("voter_kinds", self.voter_kinds, rules.Resident)
        rules.check_names("excluded_proposers", self.excluded_proposers, rules.Barred)

    def save(self, *args, **kwargs) -> None:
        self.clean()  # a rule that cannot be counted never reaches the database
        self.ballot_rule, self.decision_rule = rules.whole_ballot(self.ballot_rule), self.rule.as_dict()
        super().save(*args, **kwargs)

    @property
    def rule(self) -> RuleSpec:
        """The counting rule; its digest is printed in the plan."""
        return rules.read_decision(self.decision_rule)

    @property
    def decision_digest(self) -> str:
        return self.rule.digest

    @property
    def proposer_names(self) -> list:
        return [rules.Resident(kind).label for kind in self.proposer_kinds]

    @property
    def voter_names(self) -> list:
        return [rules.Resident(kind).label for kind in self.voter_kinds]

    @property
    def excluded_names(self) -> list:
        return [rules.Barred(kind).label for kind in self.excluded_proposers]

    def project_ceiling(self, *, event: bool = False) -> int:
        """The most a project of this kind may cost."""
        return (self.per_event_max if event else None) or self.per_project_max or self.total_ceiling


class PlanState(models.TextChoices):
    DRAFT = "draft", _("작성 중")
    PUBLISHED = "published", _("공개")


class PlanQuerySet(OfCycle):
    def published(self):
        return self.filter(state=PlanState.PUBLISHED)

    def drafts(self):
        return self.filter(state=PlanState.DRAFT)


class OperatingPlan(models.Model):
    """운영계획: a version, once published, never changes; the database refuses it (migration 0002)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField(_("판"))
    state = models.CharField(max_length=9, choices=PlanState, default=PlanState.DRAFT)

    purpose = models.TextField(_("목적과 근거"), blank=True)
    scale = models.TextField(_("규모와 한도"), blank=True)
    schedule = models.TextField(_("일정"), blank=True)
    call = models.TextField(_("공모 대상과 방법"), blank=True)
    bodies = models.TextField(_("기구 구성"), blank=True)
    rules = models.TextField(_("심사와 투표 규칙"), blank=True)
    promotion = models.TextField(_("홍보와 교육"), blank=True)
    inclusion = models.TextField(_("참여가 어려운 이웃을 위한 대책"), blank=True)
    change_reason = models.TextField(_("고친 까닭"), blank=True)
    short_notice_reason = models.TextField(_("공고 기간을 다 채우지 못하는 까닭"), blank=True)

    created_at = models.DateTimeField(default=clock.now, editable=False)
    notice_from = models.DateField(_("공고 시작"), null=True, editable=False)
    notice_until = models.DateField(_("공고 끝"), null=True, editable=False)
    published_at = models.DateTimeField(_("공개한 때"), null=True, editable=False)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, editable=False)
    frozen = models.JSONField(default=dict, editable=False)  # the whole year as it was when this was published
    digest = models.CharField(max_length=64, blank=True, editable=False)  # sha256 of `frozen` as canonical JSON

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "version"], name="plan_versions_are_numbered_once"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(state="draft"), name="one_draft_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (
                    ~Q(digest="") & Q(published_at__isnull=False, notice_from__isnull=False, notice_until__isnull=False)
                ),
                name="a_published_plan_is_sealed_and_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} v{self.version}"

    @property
    def subject(self) -> str:
        return f"plan/{self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == PlanState.PUBLISHED


SECTIONS = ("purpose", "scale", "schedule", "call", "bodies", "rules", "promotion", "inclusion")
