"""What changed on the way: of the work, or of the money given to it. Each with its law, its reason and its notice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.budget.models import Booking

from .work import Work


class ChangeKind(models.TextChoices):
    CHANGED = "changed", _("사업변경")
    VIREMENT = "virement", _("전용")
    TRANSFER = "transfer", _("이용")
    RESERVE = "reserve", _("예비비")
    CARRIED_EXPLICIT = "carried_explicit", _("명시이월")
    CARRIED_INCIDENTAL = "carried_incidental", _("사고이월")
    CARRIED_CONTINUING = "carried_continuing", _("계속비 이월")
    CANCELLED = "cancelled", _("사업취소")

    @property
    def moves_money(self) -> bool:
        return self not in (ChangeKind.CHANGED, ChangeKind.CANCELLED)

    @property
    def carries_over(self) -> bool:
        return self.value.startswith("carried_")


# What allows it (지방재정법).
BASIS = {
    "changed": _("지방재정법 제47조, 주민참여예산 조례"),
    "virement": _("지방재정법 제49조"),
    "transfer": _("지방재정법 제47조의2"),
    "reserve": _("지방재정법 제43조"),
    "carried_explicit": _("지방재정법 제50조 제1항"),
    "carried_incidental": _("지방재정법 제50조 제2항"),
    "carried_continuing": _("지방재정법 제42조, 제50조 제3항"),
    "cancelled": _("지방재정법 제47조, 주민참여예산 조례"),
}
# These need the council beforehand.
CouncilFirst = (ChangeKind.TRANSFER, ChangeKind.CARRIED_EXPLICIT, ChangeKind.CARRIED_CONTINUING)


class ChangeQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(work__project__cycle=cycle)


class Change(models.Model):
    """Written once. `amount`: what it moved, as its booking says; 0 where it moved nothing."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the work
    kind = models.CharField(_("무엇이 바뀌나"), max_length=18, choices=ChangeKind)
    on = models.DateField(_("바뀌는 날"))
    reason = models.TextField(_("까닭"), max_length=1000)
    notice = models.TextField(_("모두에게 알리는 말"), max_length=1000)
    paper = models.CharField(_("공고·문서 번호"), max_length=120, blank=True)
    council_on = models.DateField(_("의회가 의결한 날"), null=True, blank=True)
    until_before = models.DateField(null=True, blank=True)
    until_after = models.DateField(_("새로 끝낼 날"), null=True, blank=True)
    amount = models.PositiveBigIntegerField(_("옮긴 금액"), default=0)
    booking = models.OneToOneField(Booking, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="changes_are_numbered_once"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(notice=""), name="a_change_says_why_and_is_told"),
            models.CheckConstraint(
                condition=~Q(kind__in=CouncilFirst) | Q(council_on__isnull=False), name="the_council_was_asked_first"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["changed", "cancelled"], booking=None, amount=0)
                | ~Q(kind__in=["changed", "cancelled"]) & Q(booking__isnull=False, amount__gt=0),
                name="moved_money_is_in_the_ledger",
            ),
        ]

    @property
    def basis(self) -> str:
        return BASIS[self.kind]
