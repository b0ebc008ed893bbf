"""회의록: drafted from what was entered, approved by another person, published, and from then on as it is."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person

from .meeting import Meeting


class Stand(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "쓰는 중")
    APPROVED = "approved", pgettext_lazy("minutes", "확인함")
    PUBLISHED = "published", pgettext_lazy("minutes", "공개함")


MINUTES_STEPS: tuple[tuple[Stand, Stand], ...] = (
    (Stand.DRAFT, Stand.APPROVED),
    (Stand.APPROVED, Stand.DRAFT),
    (Stand.APPROVED, Stand.PUBLISHED),
)


class Minutes(models.Model):
    """`course` is the order of business (진행 순서). `content` holds the nine things that 공공기록물법 시행령 §18② asks for, as
    they stood when they were approved, and `digest` is SHA-256 of them; every form is made of `content` alone.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, primary_key=True, related_name="minutes")
    course = models.TextField(_("진행 순서"), max_length=4000)
    stand = models.CharField(max_length=9, choices=Stand, default=Stand.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    drafted_at = models.DateTimeField(default=clock.now)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    returned = models.CharField(max_length=500, blank=True)  # why it was sent back: for the desk only
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approver = models.CharField(max_length=80, blank=True)  # name and capacity, as it is signed
    published_at = models.DateTimeField(null=True)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")), name="another_person_approves_minutes"
            ),
            models.CheckConstraint(
                condition=Q(stand="draft", approved_by=None, digest="")
                | Q(stand__in=["approved", "published"], approved_by__isnull=False, approved_at__isnull=False)
                & ~Q(digest=""),
                name="approved_minutes_say_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(stand="published") | Q(published_at__isnull=False), name="published_minutes_say_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.stand}"

    @property
    def is_published(self) -> bool:
        return self.stand == Stand.PUBLISHED


class Correction(models.Model):
    """What was found wrong after publication. The paper stays as it was; this stands under it."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="corrections")
    words = models.CharField(_("바로잡는 말"), max_length=1000)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["minutes_id", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_correction_has_words")]

    def __str__(self) -> str:
        return self.words[:40]
