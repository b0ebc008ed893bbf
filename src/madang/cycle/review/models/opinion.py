"""A second opinion: another office is asked, answers in public, and decides nothing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person

from .review import Review, Verdict
from .terms import Office


class Opinion(models.Model):
    review = models.ForeignKey(Review, models.CASCADE, related_name="opinions")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("어느 부서에"))
    question = models.CharField(_("무엇을 묻는지"), max_length=400)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("언제까지"))
    leaning = models.CharField(_("의견"), max_length=12, choices=Verdict, blank=True)
    words = models.TextField(_("까닭"), max_length=2000, blank=True)
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["review_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "office"], name="an_office_is_asked_once"),
            models.CheckConstraint(
                condition=Q(given_at=None) | ~Q(leaning="") & ~Q(words=""), name="an_opinion_has_words"
            ),
        ]

    @property
    def is_late(self) -> bool:
        return self.given_at is None and self.due_on < clock.today()
