"""What a department asks to have in the budget for a project: on which lines, from which sources (예산요구)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.review.models import Office

from .booking import Source
from .line import Line
from .project import Project


class RequestState(models.TextChoices):
    ASKED = "asked", _("부서에 요청함")  # the budget office asked the department to request it
    SENT = "sent", _("부서가 요구함")
    IN_BILL = "in_bill", _("예산안에 담음")
    LEFT_OUT = "left_out", _("예산안에 담지 않음")


class Request(models.Model):
    project = models.OneToOneField(Project, models.PROTECT, related_name="request")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("부서"))
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("요구 마감"), null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(_("다르게 요구하거나 담지 않은 까닭"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="left_out") | ~Q(reason=""), name="what_is_left_out_says_why"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "left_out"]) | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="a_sent_request_says_who",
            ),
        ]


class Part(models.Model):
    """One line and one source of a request. What is asked in all is the sum of its parts."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="parts")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+", verbose_name=_("예산 줄"))
    source = models.CharField(_("재원"), max_length=10, choices=Source, default=Source.MUNICIPAL)
    amount = models.PositiveBigIntegerField(_("금액"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "line", "source"], name="one_part_a_line_and_source"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_part_asks_for_something"),
        ]
