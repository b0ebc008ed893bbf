"""A text is hidden with a public reason; its author may contest it; another person than who hid it answers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government

from .text import Text
from .why import Why


class HidingQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(text__government=government)

    def standing(self):
        return self.filter(restored_at=None)

    def contested(self):
        """Waiting for an answer."""
        return self.filter(contested_at__isnull=False, answered_at=None)


class Hiding(models.Model):
    text = models.ForeignKey(Text, models.PROTECT, related_name="hidings")
    why = models.CharField(max_length=10, choices=Why)
    sentence = models.CharField(max_length=500)  # public
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    contest = models.TextField(max_length=2000, blank=True)  # the author's words, for officers
    contested_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)  # public
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    restored_at = models.DateTimeField(null=True)

    objects = HidingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["text"], condition=Q(restored_at=None), name="hidden_once_at_a_time"),
            models.CheckConstraint(condition=~Q(sentence=""), name="hidden_with_a_sentence"),
            models.CheckConstraint(
                condition=Q(contested_at=None, due_on=None) | Q(contested_at__isnull=False, due_on__isnull=False),
                name="a_contest_has_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, restored_at=None, answer="")
                | (Q(answered_at__isnull=False, contested_at__isnull=False) & ~Q(answer="")),
                name="an_answer_has_a_sentence",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("by")), name="another_person_answers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.why}"

    @property
    def state(self) -> str:
        if self.restored_at:
            return str(_("되살림"))
        if self.answered_at:
            return str(_("이의를 살펴 그대로 둠"))
        return str(_("이의를 살피는 중")) if self.contested_at else str(_("가림"))
