"""The public lottery: what is promised before anybody can know the randomness, and what it said."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person

from .call import Application, Call


class Objective(models.TextChoices):
    BALANCED = "balanced", _("가장 낮은 확률을 높이고, 그다음 가장 높은 확률을 낮춤")
    LEXIMIN = "leximin", _("가장 낮은 확률부터 차례로 높임")
    MAXIMIN = "maximin", _("가장 낮은 확률만 높임")
    GOLDILOCKS = "goldilocks", _("가장 높은 확률과 가장 낮은 확률을 함께 줄임")


class LotState(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("lottery", "준비 중")
    RECKONED = "reckoned", _("셈을 마침")
    COMMITTED = "committed", _("기록을 굳힘")
    DRAWN = "drawn", _("추첨함")
    SEATED = "seated", _("자리에 앉음")
    VOID = "void", _("무효")


MOVES = [
    (LotState.DRAFTED, LotState.RECKONED),
    (LotState.RECKONED, LotState.DRAFTED),
    (LotState.RECKONED, LotState.COMMITTED),
    (LotState.COMMITTED, LotState.DRAWN),
    (LotState.DRAWN, LotState.SEATED),
    (LotState.DRAFTED, LotState.VOID),
    (LotState.RECKONED, LotState.VOID),
    (LotState.COMMITTED, LotState.VOID),
    (LotState.DRAWN, LotState.VOID),
]


class LotteryQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(call__plan__body__government=government)

    def public(self):
        return self.filter(committed_at__isnull=False)


class Lottery(models.Model):
    """One record, one draw. Another needs this one void, with a reason everybody reads, and a new record."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="lotteries")
    number = models.PositiveSmallIntegerField(default=1)
    objective = models.CharField(
        _("무엇을 공정하다고 보는지"), max_length=10, choices=Objective, default=Objective.BALANCED
    )
    tickets = models.PositiveIntegerField(_("표의 수"), default=10_000)
    state = models.CharField(max_length=9, choices=LotState, default=LotState.DRAFTED)
    step = models.CharField(max_length=20, blank=True)  # what the worker is at
    done = models.PositiveIntegerField(default=0)
    most = models.PositiveIntegerField(default=0)
    trouble = models.JSONField(default=dict, blank=True)  # quotas that clash: repairs, and who could never be drawn
    record = models.TextField(blank=True)  # canonical JSON: all that can be published
    digest = models.CharField(max_length=64, blank=True)  # its SHA-256
    people = models.TextField(blank=True)  # people.csv of the bundle: pseudonyms and types
    draw = models.TextField(blank=True)  # draw.json of the bundle, anew with every replacement
    told = models.JSONField(default=dict, blank=True)  # figures for the page: lowest, highest, per type
    source = models.CharField(max_length=120, blank=True)
    known_at = models.DateTimeField(null=True)
    dice = models.PositiveSmallIntegerField(default=25)  # ten-sided dice: 25 give 83 bits
    committed_at = models.DateTimeField(null=True)
    committed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    beacon = models.CharField(max_length=200, blank=True)
    thrown = models.CharField(max_length=200, blank=True)
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    selection = models.JSONField(default=dict, blank=True)  # ticket, members, reserves by their codes
    void_at = models.DateTimeField(null=True)
    void_why = models.CharField(_("왜 무효로 하는지"), max_length=400, blank=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = LotteryQuerySet.as_manager()

    class Meta:
        ordering = ["call_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="lotteries_are_numbered_once"),
            models.UniqueConstraint(fields=["call"], condition=~Q(state="void"), name="one_record_one_draw"),
            models.CheckConstraint(
                condition=Q(committed_at=None)
                | ~Q(record="") & ~Q(digest="") & ~Q(source="") & Q(known_at__gt=F("committed_at")),
                name="randomness_is_named_before_it_is_known",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at=None) | ~Q(beacon="") & ~Q(thrown="") & Q(drawn_at__gte=F("known_at")),
                name="nothing_is_drawn_before_the_randomness_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["committed", "drawn", "seated"]) | Q(committed_at__isnull=False),
                name="a_lottery_is_committed_first",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["drawn", "seated"]) | Q(drawn_at__isnull=False), name="a_lottery_is_drawn_first"
            ),
            models.CheckConstraint(
                condition=~Q(state="void") | ~Q(void_why="") & Q(void_at__isnull=False), name="a_void_lottery_says_why"
            ),
            models.CheckConstraint(condition=Q(dice__gte=25), name="dice_give_eighty_bits"),
            models.CheckConstraint(condition=Q(tickets__gte=100, tickets__lte=1_000_000), name="a_lottery_has_tickets"),
        ]

    @property
    def subject(self) -> str:
        return f"lottery/{self.pk}"

    @property
    def dice_name(self) -> str:
        """As the record names them: thrown on the day the beacon is known."""
        return f"dice:{self.known_at.astimezone(clock.KOREA).date().isoformat()}"


class Replacement(models.Model):
    """보궐: who left or declined, who came from the reserves, and by which rule."""

    lottery = models.ForeignKey(Lottery, models.PROTECT, related_name="replacements")
    left = models.ForeignKey(Application, models.PROTECT, related_name="+")
    came = models.ForeignKey(Application, models.PROTECT, null=True, related_name="+")  # none: no reserve was left
    how = models.CharField(max_length=10)  # same_type, quotas, none
    why = models.CharField(max_length=300)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["lottery_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["lottery", "left"], name="a_place_is_filled_once")]
