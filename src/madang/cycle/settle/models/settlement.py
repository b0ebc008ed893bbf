"""The settlement of one fiscal year for the projects of one cycle: open, drawn up, inspected, approved (지방자치법 §150)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle


class State(models.TextChoices):
    OPEN = "open", _("작성 중")
    DRAWN_UP = "drawn_up", _("결산서 작성")
    INSPECTED = "inspected", _("결산검사 마침")
    APPROVED = "approved", _("결산 승인")


STEPS = (
    (State.OPEN, State.DRAWN_UP),
    (State.DRAWN_UP, State.OPEN),  # taken back with a reason: a mistake was found
    (State.DRAWN_UP, State.INSPECTED),
    (State.INSPECTED, State.OPEN),
    (State.INSPECTED, State.APPROVED),
)


class Settlement(models.Model):
    """`drawn_digest` is the digest of the table that was drawn up: the council approves that one and no other. At approval
    `frozen` takes the whole table as plain values and `digest` its sha256; both stay whatever the ledger says later."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    # From which leftover on a reason is owed: an amount, or a part of what was available; as plan or ordinance say.
    reason_from = models.PositiveBigIntegerField(_("까닭을 적을 집행잔액"), default=1_000_000)
    reason_percent = models.PositiveSmallIntegerField(_("까닭을 적을 비율(%)"), default=10)
    reason_basis = models.CharField(_("기준의 근거"), max_length=200)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drawn_up_on = models.DateField(_("결산서를 작성한 날"), null=True, blank=True)
    drawn_digest = models.CharField(max_length=64, blank=True)
    submitted_on = models.DateField(_("의회에 낸 날"), null=True, blank=True)
    approved_on = models.DateField(_("의회가 승인한 날"), null=True, blank=True)
    session = models.CharField(_("회기"), max_length=80, blank=True)
    minutes = models.URLField(_("회의록 주소"), blank=True)
    council_words = models.TextField(_("의회의 말"), max_length=2000, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    frozen = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    notified_on = models.DateField(_("고시한 날"), null=True, blank=True)

    objects = OfCycle.as_manager()

    class Meta:
        ordering = ["cycle", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "fiscal_year"], name="one_settlement_a_year"),
            models.CheckConstraint(condition=Q(reason_percent__lte=100), name="a_part_is_at_most_all"),
            models.CheckConstraint(condition=~Q(reason_basis=""), name="a_threshold_has_its_ground"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(drawn_up_on__isnull=False) & ~Q(drawn_digest=""),
                name="what_is_drawn_up_has_its_digest",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_on__isnull=False, submitted_on__isnull=False, approved_at__isnull=False)
                & Q(digest=models.F("drawn_digest")),
                name="what_was_drawn_up_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(notified_on=None) | Q(state="approved"), name="notified_once_it_is_approved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} {self.fiscal_year}"

    @property
    def subject(self) -> str:
        return f"settlement/{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_approved(self) -> bool:
        return self.state == State.APPROVED

    def owes_a_reason(self, unspent: int, available: int) -> bool:
        """`unspent` of `available`, in the currency's minor unit."""
        return unspent > 0 and (unspent >= self.reason_from or unspent * 100 >= self.reason_percent * available)
