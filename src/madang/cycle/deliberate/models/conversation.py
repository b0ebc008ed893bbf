"""Opinion maps (의견 지도): short claims, agree / disagree / pass, and what was found when it closed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle


class Conversation(models.Model):
    """`min_votes`: who judged fewer claims is not placed. `agreement` in hundredths: below it no groups are shown."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    about = models.CharField(max_length=60, blank=True)
    title = models.CharField(_("이름"), max_length=120)
    question = models.TextField(_("무엇을 묻나요"), max_length=600)
    opens_at = models.DateTimeField(_("여는 때"))
    closes_at = models.DateTimeField(_("닫는 때"))
    residents_add = models.BooleanField(_("주민도 말을 보탤 수 있음"), default=True)
    min_votes = models.PositiveSmallIntegerField(_("지도에 놓이려면 답할 말의 수"), default=7)
    agreement = models.PositiveSmallIntegerField(_("모둠을 보이려면 필요한 안정성(%)"), default=70)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle_id", "opens_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="a_conversation_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(min_votes__gte=1, agreement__gte=70, agreement__lte=100),
                name="groups_are_shown_only_when_they_are_stable",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("closes_at")),
                name="no_conversation_ends_before_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"conversation/{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.opens_at <= clock.now() < self.closes_at


class ClaimQuerySet(models.QuerySet):
    def of(self, cycle: Cycle):
        return self.filter(conversation__cycle=cycle)


class Claim(models.Model):
    """One short sentence (한마디). A claim that was hidden keeps its number and is asked of nobody any more."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="claims")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(_("한마디"), max_length=140)
    is_seed = models.BooleanField(default=False)  # by the officer, to begin with
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # never shown
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["conversation_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="claims_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_claim_has_words"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def subject(self) -> str:
        return f"claim/{self.conversation_id}.{self.number}"


class Stance(models.IntegerChoices):
    AGREE = 1, _("맞아요")
    PASS = 0, _("잘 모르겠어요")
    DISAGREE = -1, _("아니에요")


class Reaction(models.Model):
    """One person's word on one claim: the last before the end counts. No page lists them, for nobody."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reactions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stance = models.SmallIntegerField(choices=Stance)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "person"], name="one_word_a_person_and_claim"),
            models.CheckConstraint(condition=Q(stance__in=[-1, 0, 1]), name="a_stance_is_yes_no_or_pass"),
        ]

    def __str__(self) -> str:
        return str(self.claim_id)


class Frozen(models.Model):
    """What the worker found once it had closed: counts and places without anybody's name, and the digest of both."""

    conversation = models.OneToOneField(Conversation, models.PROTECT, related_name="frozen")
    made_at = models.DateTimeField()
    found = models.JSONField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.digest
