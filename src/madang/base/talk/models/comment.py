"""What somebody says on a page, and one level of replies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .text import Text

LONGEST = 2000


class Side(models.TextChoices):
    """Where a page weighs something: a reason for it, a reason against it, or neither."""

    NEITHER = "", _("그냥 이야기")
    FOR = "for", _("찬성하는 까닭")
    AGAINST = "against", _("걱정되는 까닭")


class Comment(models.Model):
    """`words` are as everyone may read them. What is official carries the office and stays apart in looks."""

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="comment")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    words = models.TextField(_("글"), max_length=LONGEST)
    side = models.CharField(_("어떤 말인가요"), max_length=7, choices=Side, blank=True)
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
            models.CheckConstraint(
                condition=Q(side="") | Q(parent=None, is_official=False), name="only_a_reader_takes_a_side"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}"
