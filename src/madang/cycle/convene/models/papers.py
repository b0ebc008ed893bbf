"""What a body keeps besides its members: rules of procedure, elections by an assembly, and the allowances paid."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .body import Body
from .member import Member


class Rules(models.Model):
    """운영세칙: the members' own rules. A version stays as it was adopted."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="rules")
    version = models.PositiveSmallIntegerField()
    words = models.TextField(_("운영세칙"), max_length=20_000)
    adopted_on = models.DateField(_("정한 날"))
    adopted_in = models.CharField(_("어느 회의에서"), max_length=120)
    changed = models.CharField(_("무엇을 고쳤는지"), max_length=300, blank=True)
    published_at = models.DateTimeField(default=clock.now, editable=False)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "-version"]
        constraints = [models.UniqueConstraint(fields=["body", "version"], name="rules_are_numbered_once")]


class Tally(models.Model):
    """An election by a local assembly, as its meeting recorded it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="tallies")
    assembly = models.CharField(_("어느 지역회의에서"), max_length=120)
    meeting = models.CharField(max_length=60, blank=True)  # "meeting/3"
    held_on = models.DateField(_("뽑은 날"))
    present = models.PositiveIntegerField(_("온 사람 수"))
    seats = models.PositiveSmallIntegerField(_("뽑는 자리 수"))
    noted_at = models.DateTimeField(default=clock.now, editable=False)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "held_on", "pk"]


class Candidate(models.Model):
    tally = models.ForeignKey(Tally, models.PROTECT, related_name="candidates")
    name = models.CharField(_("이름"), max_length=60)
    votes = models.PositiveIntegerField(_("표"))
    member = models.OneToOneField(Member, models.PROTECT, null=True, related_name="+")  # who won a seat

    class Meta:
        ordering = ["tally_id", "-votes", "pk"]


class Paid(models.TextChoices):
    ATTENDANCE = "attendance", _("참석 수당")
    TRAVEL = "travel", _("여비")
    CARE = "care", _("돌봄비")
    SUPPORT = "support", _("통역·이동 지원비")
    OTHER = "other", _("그 밖의 실비")


class Allowance(models.Model):
    """실비보상: a ledger. A mistake is undone by an equal entry back."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="allowances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    what = models.CharField(_("무엇을"), max_length=10, choices=Paid)
    amount = models.BigIntegerField(_("금액"))  # the currency's minor unit
    paid_on = models.DateField(_("준 날"))
    meeting = models.CharField(_("어느 회의·활동"), max_length=120)
    basis = models.CharField(_("근거"), max_length=200)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    noted_at = models.DateTimeField(default=clock.now, editable=False)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "paid_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="an_allowance_is_some_money"),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(undoes__isnull=False), name="only_a_mistake_is_negative"
            ),
            models.CheckConstraint(condition=Q(undoes=None) | ~Q(undoes=F("pk")), name="no_entry_undoes_itself"),
        ]
