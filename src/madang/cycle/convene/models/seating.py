"""위촉: the act by which those who were named take their seats, and the 60 % rule that holds for it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .body import Body


class EqualityResolution(models.Model):
    """The only way around the rule: the equality committee resolved so (양성평등기본법 §21②)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="equality_resolutions")
    committee = models.CharField(_("의결한 위원회"), max_length=80)
    number = models.CharField(_("의결 번호"), max_length=40)
    resolved_on = models.DateField(_("의결한 날"))
    until = models.DateField(_("언제까지"))
    reason = models.CharField(_("부득이한 까닭"), max_length=300)
    noted_at = models.DateTimeField(default=clock.now, editable=False)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "-resolved_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="an_equality_resolution_is_noted_once"),
            models.CheckConstraint(
                condition=~Q(committee="") & ~Q(number="") & ~Q(reason=""),
                name="an_equality_resolution_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("resolved_on")), name="an_equality_resolution_holds_for_a_while"
            ),
        ]


_ALL = F("women") + F("men") + F("others")


class Seating(models.Model):
    """One act of appointing. `women`, `men`, `others` are the appointed members who sit once it is done.

    The database itself refuses an act after which one sex has more than 6 in 10, unless a resolution is named.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="seatings")
    seated_on = models.DateField(_("위촉한 날"))
    women = models.PositiveIntegerField()
    men = models.PositiveIntegerField()
    others = models.PositiveIntegerField(default=0)  # whose sex was not asked
    resolution = models.ForeignKey(EqualityResolution, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution__isnull=False)
                | Q(LessThanOrEqual(F("women") * 10, _ALL * 6)) & Q(LessThanOrEqual(F("men") * 10, _ALL * 6)),
                name="no_sex_above_six_in_ten",
            ),
        ]
