"""A round of scoring (심사): which body judges which proposals of a track, by what, and when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.convene.models import Body, Member
from madang.cycle.plan.models import Cycle, OfCycle, Track
from madang.cycle.propose.models import Proposal


class Round(models.Model):
    """`trim_from`: from so many sheets on a proposal loses its highest and its lowest (0: never)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.ForeignKey(Track, models.PROTECT, related_name="+", verbose_name=_("유형"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("심사하는 모임"))
    title = models.CharField(_("이름"), max_length=120)
    trim_from = models.PositiveSmallIntegerField(_("가장 높은 것과 낮은 것을 빼는 심사표 수"), default=5)
    pitch_minutes = models.PositiveSmallIntegerField(_("발표 시간(분)"), default=3)
    pitches_at = models.DateTimeField(_("발표를 시작하는 때"), null=True, blank=True)
    opens_at = models.DateTimeField(_("채점을 여는 때"))
    closes_at = models.DateTimeField(_("채점을 닫는 때"))
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)  # somebody ended it, not before its time: from then on nothing changes
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle_id", "opens_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["track", "body"], name="one_round_a_track_and_body"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_round_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(trim_from=0) | Q(trim_from__gte=3), name="nobody_drops_two_sheets_of_two"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("closes_at"), closed_by__isnull=False),
                name="no_round_ends_before_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"round/{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.opens_at <= clock.now() < self.closes_at

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def waits_to_be_closed(self) -> bool:
        return self.closed_at is None and self.closes_at <= clock.now()


class OfRound(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(round__cycle=cycle)


class RoundCriterion(models.Model):
    """A mark from 0 to `most`, worth `weight` of the total at its highest. Stays as it is once somebody scored."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(_("기호"), max_length=30)
    name = models.CharField(_("기준"), max_length=60)
    name_en = models.CharField(_("영문"), max_length=80, blank=True)
    question = models.CharField(_("살필 것"), max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField(_("배점"), default=20)
    most = models.PositiveSmallIntegerField(_("가장 높은 점수"), default=20)

    objects = OfRound.as_manager()

    class Meta:
        ordering = ["round_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="a_criterion_is_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "order"], name="criteria_of_a_round_are_ordered"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100, most__gte=1, most__lte=100), name="a_criterion_weighs"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Pitch(models.TextChoices):
    """제안자 발표: whoever cannot come may send somebody, a recording or nothing, and none of it is scored."""

    WAITING = "", _("아직")
    GIVEN = "given", _("발표함")
    BY_ANOTHER = "by_another", _("대신 읽음")
    RECORDED = "recorded", _("영상이나 글로 대신함")
    NOT_GIVEN = "not_given", _("발표하지 않음")


class Candidate(models.Model):
    """A proposal in a round, in the order of its pitch."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="candidates")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("발표 차례"))
    pitch = models.CharField(_("발표"), max_length=10, choices=Pitch, blank=True)

    objects = OfRound.as_manager()

    class Meta:
        ordering = ["round_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["round", "proposal"], name="a_proposal_is_once_in_a_round"),
            models.UniqueConstraint(fields=["round", "order"], name="pitches_have_an_order"),
        ]

    def __str__(self) -> str:
        return str(self.proposal)


class Judge(models.Model):
    """A member who scores in this round, by a letter drawn by lot. No page says whose letter it is."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="judges")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    letter = models.CharField(max_length=3)

    objects = OfRound.as_manager()

    class Meta:
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="a_member_judges_once"),
            models.UniqueConstraint(fields=["round", "letter"], name="a_letter_is_one_judge"),
        ]

    def __str__(self) -> str:
        return self.letter


class Visit(models.Model):
    """현장방문: who saw the place before they judged. Only grows."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="visits")
    on = models.DateField(_("간 날"))
    people = models.PositiveSmallIntegerField(_("함께 간 위원 수"))
    words = models.TextField(_("보고 들은 것"), max_length=1000)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["candidate_id", "on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(people__gte=1) & ~Q(words=""), name="a_visit_saw_something")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.on}"
