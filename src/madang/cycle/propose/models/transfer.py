"""A proposal that another authority has to answer, and what became of it there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .proposal import Proposal


class Authority(models.TextChoices):
    GOVERNMENT = "government", _("다른 자치단체")
    PROVINCE = "province", _("시·도")
    MINISTRY = "ministry", _("중앙부처(국민참여예산)")
    AGENCY = "agency", _("공공기관")
    OFFICE = "office", _("우리 기관의 다른 제도")


class Outcome(models.TextChoices):
    TAKEN = "taken", _("그곳에서 하기로 함")
    REFUSED = "refused", _("그곳에서 받지 않음")
    RETURNED = "returned", _("우리에게 되돌아옴")


class TransferQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(outcome="")


class Transfer(models.Model):
    """이송: where it went and when, and the answer once it came. Where it went never changes."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="transfers")
    authority = models.CharField(_("어떤 기관"), max_length=10, choices=Authority)
    name = models.CharField(_("기관 이름"), max_length=80)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(_("그곳의 답"), max_length=8, choices=Outcome, blank=True)
    answer = models.TextField(_("답한 내용"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(outcome=""), name="a_proposal_waits_at_one_place_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answer="", answered_at=None)
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_has_words_and_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.name
