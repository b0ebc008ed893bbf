"""What a composite rule counts besides the ballots: scores of a committee, a panel, a survey, an on-site vote."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.vote.models import OfPoll, Option, Poll


class Form(models.TextChoices):
    """What a line says."""

    SCORES = "scores", _("위원마다 사업에 준 점수")
    BALLOTS = "ballots", _("표마다 고른 사업")
    VOTES = "votes", _("사업마다 받은 표의 합")


class Sheet(models.Model):
    """One component's table as it was handed in. Members are numbers, never names. Replaced until the count, then kept."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    component = models.CharField(_("구성 요소"), max_length=90)  # the code in the rule, `.` and the source if pooled
    form = models.CharField(max_length=8, choices=Form)
    maximum = models.PositiveIntegerField(_("만점"), null=True, blank=True)
    size = models.PositiveIntegerField(
        _("정원"), null=True, blank=True
    )  # people seated, where the rule divides by that
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of the file's bytes

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "component"], name="a_component_has_one_sheet")]


class SheetLine(models.Model):
    """What one member, one ballot, or all of one place together gave one project. No value: the member stood aside."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="lines")
    option = models.ForeignKey(Option, models.PROTECT, related_name="+")
    member = models.PositiveIntegerField()
    value = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["member", "option_id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "option", "member"], name="a_member_scores_a_project_once")
        ]
