"""The agenda, and who left the room for an item."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .attendance import Attendance
from .meeting import Meeting


class Item(models.Model):
    """One item (상정 안건), bound to what it is about by a subject such as "proposal/17".

    `said` is the gist of what was said (발언 요지), `decided` what was decided (결정 사항): 공공기록물법 시행령 §18②.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("차례"))
    title = models.CharField(_("안건"), max_length=200)
    subject = models.CharField(max_length=60, blank=True)
    page = models.JSONField(default=dict, blank=True)  # {"name": "propose:proposal", "args": [2027, 17]}
    said = models.TextField(_("발언 요지"), max_length=8000, blank=True)
    decided = models.TextField(_("결정 사항"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=0)  # grows by each save, so that no one writes over another

    class Meta:
        ordering = ["meeting_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="one_item_a_place"),
            models.UniqueConstraint(
                fields=["meeting", "subject"], condition=~Q(subject=""), name="a_thing_is_on_an_agenda_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="an_item_has_a_title"),
        ]
        indexes = [models.Index(fields=["subject"], name="items_about_a_thing")]

    def __str__(self) -> str:
        return self.title


class Recusal(models.Model):
    """This person left the room for this item (제척·기피·회피): they are no part of its votes."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="recusals")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="recusals")
    reason = models.CharField(_("까닭"), max_length=300)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["item_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "attendance"], name="recused_once_from_an_item"),
            models.CheckConstraint(condition=~Q(reason=""), name="recused_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.attendance} · {self.item}"
