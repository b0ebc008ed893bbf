"""The inspection of the settlement and what the inspectors said (결산검사의견, 지방자치법 §150, 시행령 §83–84)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.budget.models import Project
from madang.cycle.review.models import Office

from .settlement import Settlement


class Inspection(models.Model):
    """Written when it is over; who inspects is the council's to choose, so only their number stands here. An inspection
    of a settlement that was taken back afterwards stays, and another one follows."""

    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="inspections")
    began_on = models.DateField(_("검사를 시작한 날"))
    ended_on = models.DateField(_("검사를 마친 날"))
    given_on = models.DateField(_("검사의견서를 받은 날"))
    inspectors = models.PositiveSmallIntegerField(_("검사위원 수"))
    paper = models.URLField(_("검사의견서 주소"), blank=True)
    digest = models.CharField(max_length=64)  # of the table they inspected
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on"), given_on__gte=F("ended_on")), name="an_inspection_in_its_order"
            ),
            models.CheckConstraint(condition=Q(inspectors__gte=3), name="three_inspect_at_least"),
        ]


class OpinionKind(models.TextChoices):
    CORRECT = "correct", _("시정 요구")
    IMPROVE = "improve", _("개선 권고")
    PRAISE = "praise", _("우수 사례")
    REMARK = "remark", _("그 밖의 의견")


class Opinion(models.Model):
    """One of the inspectors' opinions, and the government's answer, which is given once."""

    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="opinions")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="opinions")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("사업")
    )
    kind = models.CharField(_("종류"), max_length=7, choices=OpinionKind)
    words = models.TextField(_("의견"), max_length=2000)
    answer = models.TextField(_("답"), max_length=2000, blank=True)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("답하는 부서")
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="an_inspectors_opinion_has_words"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="an_answered_opinion_says_when",
            ),
        ]
