"""Voting places and the one-use tickets that lead from the desk to a voting terminal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Area

from .poll import OfPoll, Poll
from .roll import RollEntry


class Station(models.Model):
    """투표소: a place with a desk. Its papers are reconciled: issued = in the box + spoiled + unreturned."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="stations")
    name = models.CharField(_("투표소"), max_length=80)
    address = models.CharField(_("곳"), max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["poll", "name"]
        constraints = [models.UniqueConstraint(fields=["poll", "name"], name="a_station_once_a_poll")]

    def __str__(self) -> str:
        return self.name


class TicketState(models.TextChoices):
    ISSUED = "issued", _("내줌")
    USED = "used", _("씀")
    LAPSED = "lapsed", _("때가 지남")
    REISSUED = "reissued", _("다시 내줌")


class Ticket(models.Model):
    """Six digits, ten minutes, one use, one terminal. The station stands here and never on an envelope."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    station = models.ForeignKey(Station, models.PROTECT, related_name="tickets")
    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="+")
    kiosk = models.CharField(max_length=40, blank=True, default="")
    digest = models.CharField(max_length=64)  # HMAC of the six digits
    state = models.CharField(max_length=10, choices=TicketState, default=TicketState.ISSUED)
    is_paper = models.BooleanField(default=False)  # a ballot paper was handed out instead
    assisted = models.BooleanField(default=False)  # that somebody helped, never with what
    assisted_seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(state="issued"), name="one_ticket_at_a_time_an_entry"
            ),
            models.UniqueConstraint(
                fields=["station", "digest"], condition=models.Q(state="issued"), name="a_ticket_number_once_a_station"
            ),
            models.CheckConstraint(
                condition=models.Q(assisted_seen_by=None) | ~models.Q(assisted_seen_by=models.F("issued_by")),
                name="help_is_seen_by_another",
            ),
        ]
