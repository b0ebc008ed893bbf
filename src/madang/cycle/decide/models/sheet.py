"""What a composite rule counts besides the ballots: scores of a committee, a panel, a survey, an on-site vote."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.vote.models import OfPoll, Option, Poll


class Sheet(models.Model):
    """One component's table as it was handed in. Members are numbers, never names. A sheet is entered once."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    component = models.CharField(_("구성 요소"), max_length=40)  # the name in the rule
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of the file's bytes

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "component"], name="a_component_has_one_sheet")]


class SheetLine(models.Model):
    """What one member, or all of one place together, gave one project."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="lines")
    option = models.ForeignKey(Option, models.PROTECT, related_name="+")
    member = models.PositiveIntegerField()
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["member", "option_id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "option", "member"], name="a_member_scores_a_project_once")
        ]
