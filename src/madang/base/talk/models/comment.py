"""What somebody says on a page, and one level of replies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .text import Text

LONGEST = 2000


class Comment(models.Model):
    """`words` are as everyone may read them. What is official carries the office and stays apart in looks."""

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="comment")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    words = models.TextField(_("글"), max_length=LONGEST)
    name = models.CharField(_("함께 보일 이름"), max_length=60, blank=True)
    is_official = models.BooleanField(default=False)
    office = models.CharField(max_length=60, blank=True)
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_official=False) | ~Q(office=""), name="an_office_answers_by_name"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("text")), name="nobody_replies_to_itself"),
            models.CheckConstraint(condition=Q(taken_back_at=None) | Q(words=""), name="what_is_taken_back_is_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}"
