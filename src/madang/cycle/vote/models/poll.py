"""One track's vote: its paper, its rules, who keeps its key, and how far it has come."""

from functools import lru_cache

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, OfCycle, Track
from madang.cycle.propose.models import Proposal
from madang_methods.sealing.manifest import Manifest


class State(models.TextChoices):
    """From the draft of a paper to the end of its secrets; there is no way back past `frozen`."""

    DRAFT = "draft", _("만드는 중")
    CONFIGURED = "configured", _("투표용지가 굳음")
    READY = "ready", _("열쇠 시험을 마침")
    OPEN = "open", _("투표 중")
    SUSPENDED = "suspended", _("멈춤")
    CLOSING = "closing", _("마감 확인을 기다림")
    CLOSED = "closed", _("마감함")
    CHALLENGE = "challenge", _("이의를 받는 중")
    FROZEN = "frozen", _("셀 봉투를 확정함")
    UNLINKED = "unlinked", _("이름을 지움")
    OPENED = "opened", _("봉투를 엶")
    PUBLISHED = "published", _("결과를 공개함")
    FINAL = "final", _("끝남")
    PURGED = "purged", _("비밀을 모두 없앰")

    @classmethod
    def voting(cls) -> tuple["State", ...]:
        return cls.READY, cls.OPEN

    @classmethod
    def counting(cls) -> tuple["State", ...]:
        """The box has been opened."""
        return cls.OPENED, cls.PUBLISHED, cls.FINAL, cls.PURGED

    @property
    def place(self) -> int:
        return list(State).index(self)


# The database refuses every other move.
MOVES: tuple[tuple[State, State], ...] = (
    (State.DRAFT, State.CONFIGURED),
    (State.CONFIGURED, State.READY),
    (State.READY, State.OPEN),
    (State.READY, State.CLOSING),
    (State.OPEN, State.SUSPENDED),
    (State.SUSPENDED, State.OPEN),
    (State.SUSPENDED, State.CLOSING),
    (State.OPEN, State.CLOSING),
    (State.CLOSING, State.CLOSED),
    (State.CLOSED, State.CHALLENGE),
    (State.CHALLENGE, State.FROZEN),
    (State.FROZEN, State.UNLINKED),
    (State.UNLINKED, State.OPENED),
    (State.OPENED, State.PUBLISHED),
    (State.PUBLISHED, State.FINAL),
    (State.FINAL, State.PURGED),
)


class Custody(models.TextChoices):
    """Who can open the box."""

    SERVER = "server", _("이 서버가 열쇠를 지킴")
    TRUSTEES = "trustees", _("열쇠지기들이 나누어 지킴")


class Poll(models.Model):
    """One track's vote: its money and its two rules, copied from the plan when the paper is made and frozen then."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.OneToOneField(Track, models.PROTECT, related_name="+")
    budget = models.PositiveBigIntegerField(_("한도"))
    ballot_rule = models.JSONField(_("투표 방법"))
    decision_rule = models.JSONField(_("세는 방법"))
    made_at = models.DateTimeField()

    state = models.CharField(_("상태"), max_length=12, choices=State, default=State.DRAFT)
    custody = models.CharField(_("열쇠를 지키는 이"), max_length=10, choices=Custody, default=Custody.SERVER)
    # Canonical JSON, for ever the same once it is there; its sha256 is the first leaf of the board.
    manifest = models.TextField(blank=True, default="")
    manifest_digest = models.CharField(max_length=64, blank=True, default="")
    sealed_bytes = models.PositiveIntegerField(default=0)  # every envelope of this poll has exactly so many
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    max_casts = models.PositiveSmallIntegerField(_("한 사람이 보낼 수 있는 횟수"), default=5)
    grace_minutes = models.PositiveSmallIntegerField(default=10)
    challenge_days = models.PositiveSmallIntegerField(_("이의를 받는 날수"), default=3)
    asks_check_digits = models.BooleanField(_("확인숫자를 스스로 정할 수 있음"), default=False)
    suspended_why = models.CharField(_("멈춘 까닭"), max_length=200, blank=True, default="")

    closed_at = models.DateTimeField(null=True)  # by the database's clock, under the exclusive lock
    roll_at_open = models.PositiveIntegerField(null=True)
    roll_at_close = models.PositiveIntegerField(null=True)
    voters_at_close = models.PositiveIntegerField(null=True)  # people with a current envelope
    casts_at_close = models.PositiveIntegerField(null=True)  # envelopes of every state

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["track__order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="a_poll_is_in_a_known_state"),
            models.CheckConstraint(condition=Q(custody__in=Custody.values), name="a_known_keeper_of_the_key"),
            models.CheckConstraint(condition=Q(max_casts__gte=1), name="a_voter_may_cast_at_least_once"),
        ]

    def __str__(self) -> str:
        return f"{self.track}"

    @property
    def subject(self) -> str:
        return f"poll/{self.pk}"

    @property
    def election(self) -> str:
        """The name of the vote and of its board."""
        town = self.cycle.government
        return f"vote.{town.slug or town.code}/{self.cycle.fiscal_year}/{self.track.code}"

    @property
    def frozen(self) -> Manifest:
        """The manifest, read; SealError before there is one."""
        return _read(self.manifest)

    @property
    def is_opened(self) -> bool:
        """Whether the box has been opened, so that it may be counted."""
        return self.state in State.counting()

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def kind(self) -> str:
        return self.ballot_rule["kind"]

    @property
    def most(self) -> int:
        """How many projects one ballot may name."""
        return self.ballot_rule["max"]

    @property
    def least(self) -> int:
        return self.ballot_rule["max"] if self.ballot_rule.get("exact") else self.ballot_rule.get("min", 1)


@lru_cache(maxsize=32)
def _read(text: str) -> Manifest:
    """Read once: every voter's page and every cast needs it."""
    return Manifest.from_bytes(text.encode())


class OfPoll(models.QuerySet):
    def of(self, poll: Poll):
        return self.filter(poll=poll)


class Option(models.Model):
    """A line on the ballot paper: a frozen copy, so later edits cannot change what people voted on."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="options")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="+")
    code = models.CharField(_("번호"), max_length=40)  # what ballots and files call it
    title = models.CharField(max_length=400)
    # What everyone read of it before they chose: all the words of its page.
    problem = models.TextField(blank=True, default="")
    idea = models.TextField(blank=True, default="")
    effect = models.TextField(blank=True, default="")
    place = models.CharField(max_length=120, blank=True, default="")
    cost = models.PositiveBigIntegerField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)  # a recorded act; the manifest stays

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["poll", "code"], name="a_code_once_on_a_paper")]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def copy(cls, proposal: Proposal, poll: Poll, code: str = "") -> "Option":
        """The words, the money and the place as they stand now; `code` when ballots already call it otherwise."""
        same = ("title", "problem", "idea", "effect", "place", "cost", "area")
        return cls(poll=poll, proposal=proposal, code=code or proposal.code, **{n: getattr(proposal, n) for n in same})
