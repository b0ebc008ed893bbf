"""The residents' opinion statement (주민의견서, 지방재정법 §39③): what goes to the council with the bill."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle


class StatementState(models.TextChoices):
    DRAFT = "draft", _("쓰는 중")
    ADOPTED = "adopted", _("위원회가 채택함")
    FROZEN = "frozen", _("굳힘")


class OpinionStatement(models.Model):
    """One a cycle. `frozen` is the whole document as plain values, `digest` its sha256; both stay."""

    cycle = models.OneToOneField(Cycle, models.PROTECT, related_name="+")
    number = models.CharField(_("문서번호"), max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=StatementState, default=StatementState.DRAFT)
    words = models.TextField(_("위원회의 말"), max_length=4000, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    adopted_as = models.CharField(max_length=60, blank=True)  # the carried motion's subject, or the meeting as typed
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    frozen = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = OfCycle.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(adopted_at__isnull=False) & ~Q(adopted_as=""),
                name="an_adopted_statement_says_where",
            ),
            models.CheckConstraint(
                condition=~Q(state="frozen") | Q(frozen_at__isnull=False) & ~Q(digest="") & ~Q(number=""),
                name="a_frozen_statement_has_its_number",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"statement/{self.pk}"
