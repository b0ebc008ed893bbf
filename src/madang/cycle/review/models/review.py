"""One office's review of one proposal: what it found by each criterion, what it concludes, who of the two signed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.files.models import PREFIX, Upload
from madang.base.people.models import Person
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.models import State as Road
from madang.cycle.propose.reasons import Exclusion

from .criteria import Criterion
from .terms import Office


class Stand(models.TextChoices):
    """How far a review has come. The database refuses every move that is not in STEPS."""

    ASSIGNED = "assigned", _("배정됨")
    REVIEWING = "reviewing", _("검토 중")
    HANDED_IN = "handed_in", _("결재를 기다림")
    ASKING = "asking", _("제안자의 동의를 기다림")
    DONE = "done", _("마침")
    PASSED_ON = "passed_on", _("다른 부서로 넘김")
    SET_ASIDE = "set_aside", _("그침")

    @classmethod
    def open(cls) -> tuple["Stand", ...]:
        return cls.ASSIGNED, cls.REVIEWING, cls.HANDED_IN, cls.ASKING


STEPS: tuple[tuple[Stand, Stand], ...] = (
    (Stand.ASSIGNED, Stand.REVIEWING),
    (Stand.REVIEWING, Stand.HANDED_IN),
    (Stand.HANDED_IN, Stand.REVIEWING),
    (Stand.HANDED_IN, Stand.DONE),
    (Stand.HANDED_IN, Stand.ASKING),
    (Stand.ASKING, Stand.DONE),
    (Stand.ASKING, Stand.REVIEWING),
    (Stand.ASSIGNED, Stand.PASSED_ON),
    (Stand.REVIEWING, Stand.PASSED_ON),
    *((before, Stand.SET_ASIDE) for before in Stand.open()),
)


class Verdict(models.TextChoices):
    """What an office may conclude; the codes are those of the proposal's road."""

    ELIGIBLE = "eligible", _("적격")
    MODIFIED = "modified", _("수정 적격")
    INELIGIBLE = "ineligible", _("부적격")
    ALREADY_DONE = "already_done", _("기추진·반영")
    DEFERRED = "deferred", _("장기검토")

    @classmethod
    def yes(cls) -> tuple["Verdict", ...]:
        return cls.ELIGIBLE, cls.MODIFIED

    @property
    def road(self) -> Road:
        return Road(self.value)


# Where a proposal stands while an office has it.
ON_THE_DESK = (Road.ASSIGNED, Road.REVIEWING, Road.NEEDS_INFO, Road.MODIFIED)
TONES = {"eligible": "ok", "modified": "ok", "ineligible": "no", "already_done": "info", "deferred": "wait"}


class ReviewQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(proposal__cycle=cycle)

    def open(self):
        """Those that still wait for somebody. A proposal that went elsewhere meanwhile takes its review along."""
        return self.filter(stand__in=Stand.open(), proposal__state__in=ON_THE_DESK)

    def done(self):
        return self.filter(stand=Stand.DONE)

    def late(self):
        return self.open().exclude(stand=Stand.ASKING).filter(due_on__lt=clock.today())


class Review(models.Model):
    """Drawn up by one person and approved by another: the database refuses the same one twice."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("부서"))
    round = models.PositiveSmallIntegerField(default=1)  # 2 after an appeal that was won
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.ASSIGNED)
    revision = models.PositiveIntegerField(default=0)  # grows by each save, so that no one writes over another

    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("마감일"))
    reviewer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)

    verdict = models.CharField(_("종합의견"), max_length=12, choices=Verdict, blank=True)
    reason = models.CharField(_("사유"), max_length=30, choices=Exclusion, blank=True)
    sentence = models.TextField(_("제안자와 모두에게 드리는 말"), max_length=2000, blank=True)
    alternatives = models.TextField(_("대안"), max_length=2000, blank=True)
    when_possible = models.CharField(_("추진할 수 있는 때"), max_length=120, blank=True)
    procedures = models.CharField(_("미리 거칠 절차"), max_length=200, blank=True)

    handed_in_at = models.DateTimeField(null=True)
    handed_in_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    returned = models.TextField(max_length=1000, blank=True)  # why the approver sent it back: for the desks only
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(stand__in=Stand.open()), name="one_office_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("handed_in_by")),
                name="nobody_approves_their_own_review",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=[Stand.DONE, Stand.ASKING])
                | Q(approved_by__isnull=False, approved_at__isnull=False, handed_in_by__isnull=False) & ~Q(verdict=""),
                name="what_is_decided_was_signed_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=[Stand.HANDED_IN, Stand.ASKING, Stand.DONE])
                | Q(verdict="eligible")
                | ~Q(sentence=""),
                name="every_no_of_an_office_has_a_sentence",
            ),
        ]
        indexes = [models.Index(fields=["stand", "due_on"], name="reviews_by_deadline")]

    def __str__(self) -> str:
        return f"{self.proposal} · {self.office}"

    @property
    def subject(self) -> str:
        return self.proposal.subject

    @property
    def papers(self) -> str:
        """What the files are kept under on which its findings rest."""
        return f"review/{self.pk}"

    @property
    def is_late(self) -> bool:
        return self.stand in (Stand.ASSIGNED, Stand.REVIEWING, Stand.HANDED_IN) and self.due_on < clock.today()

    @property
    def is_open(self) -> bool:
        return self.stand in Stand.open()

    @property
    def tone(self) -> str:
        return TONES.get(self.verdict, "wait")

    @property
    def modification(self):
        """The text as the office would change it: the last one, whatever became of it."""
        return next(reversed(self.modifications.all()), None)

    @property
    def total(self) -> int:
        """What it costs to do: the one source of Proposal.cost. In the currency's minor unit."""
        return sum(line.amount for line in self.lines.all() if line.kind == "once")

    @property
    def yearly(self) -> int:
        """What it costs to keep, a year."""
        return sum(line.amount for line in self.lines.all() if line.kind == "yearly")

    @property
    def running(self) -> int:
        """What it costs to keep, over the years that the sheet looks ahead."""
        return sum(line.amount * line.years for line in self.lines.all() if line.kind == "yearly")


class Mark(models.TextChoices):
    OK = "ok", _("맞음")
    NOT = "not", _("맞지 않음")
    MEND = "mend", _("보완하면 됨")
    NONE = "none", _("해당 없음")


MARK_TONES = {"ok": "ok", "not": "no", "mend": "wait", "none": "off"}


class Finding(models.Model):
    """What an office found by one criterion: a mark, its words, and what it rests on. All of it public once done."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="findings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    mark = models.CharField(_("판단"), max_length=5, choices=Mark)
    words = models.CharField(_("까닭"), max_length=600, blank=True)
    evidence = models.CharField(_("근거 자료"), max_length=300, blank=True)
    # For nobody else until two people signed; then public with the sheet.
    paper = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("근거 파일")
    )

    class Meta:
        ordering = ["criterion__order", "criterion_id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_finding_a_criterion"),
            models.CheckConstraint(condition=Q(mark__in=["ok", "none"]) | ~Q(words=""), name="every_bad_mark_says_why"),
        ]

    @property
    def tone(self) -> str:
        return MARK_TONES[self.mark]

    @property
    def paper_prefix(self) -> str:
        """How the file's address begins."""
        return self.paper.digest[:PREFIX]
