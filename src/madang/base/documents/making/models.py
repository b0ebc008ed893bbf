"""A document that is being made, or was: who asked, how far it is, and the file that came of it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person
from madang.base.places.models import Government

from .recipe import Recipe, UnknownRecipe, find

PATIENCE = timedelta(minutes=10)  # without a word for so long, whoever made it is taken for dead
TRIES = 2


class MakingState(models.TextChoices):
    WAITING = "waiting", _("차례를 기다림")
    RUNNING = "running", _("만드는 중")
    DONE = "done", _("다 만듦")
    FAILED = "failed", _("만들지 못함")


class MakingQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def under_way(self):
        return self.filter(state__in=[MakingState.WAITING, MakingState.RUNNING])

    def silent(self):
        """Under way, but nobody has said a word for so long that nobody will."""
        return self.under_way().filter(seen_at__lt=clock.now() - PATIENCE)


class Making(models.Model):
    """`key` is the same for the same wish, so that two who ask at once wait for one document."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    recipe = models.CharField(max_length=150)
    args = models.JSONField(default=dict)
    suffix = models.CharField(max_length=5)
    language = models.CharField(max_length=8)
    key = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    back = models.CharField(max_length=300, blank=True)  # the page that it was asked on

    state = models.CharField(max_length=10, choices=MakingState, default=MakingState.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=100, blank=True)  # as marked with gettext_noop
    tries = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(default=clock.now)  # the last word of whoever makes it
    ended_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    document_digest = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(Upload, models.PROTECT, null=True, related_name="+")

    objects = MakingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "key"],
                condition=Q(state__in=["waiting", "running"]),
                name="a_document_is_made_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, state__in=["waiting", "running"])
                | Q(ended_at__isnull=False, state__in=["done", "failed"]),
                name="a_making_that_ended_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(file__isnull=False, percent=100), name="what_was_made_is_there"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="nothing_is_more_than_made"),
        ]

    def __str__(self) -> str:
        return f"{self.recipe}.{self.suffix}"

    def get_absolute_url(self) -> str:
        return reverse("documents:making", args=[self.pk])

    @property
    def subject(self) -> str:
        return f"making/{self.pk}"

    @property
    def found(self) -> Recipe | None:
        try:
            return find(self.recipe)
        except UnknownRecipe:
            return None

    @property
    def title(self) -> str:
        return str(self.found.title) if self.found else self.recipe.rpartition(".")[2]

    @property
    def said_step(self) -> str:
        return gettext(self.step) if self.step else ""

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    @property
    def is_silent(self) -> bool:
        return not self.is_over and self.seen_at < clock.now() - PATIENCE

    def begin(self) -> bool:
        """Take it, unless somebody else is at it and still speaking."""
        now = clock.now()
        free = Q(state=MakingState.WAITING) | Q(state=MakingState.RUNNING, seen_at__lt=now - PATIENCE)
        fields = {"state": MakingState.RUNNING, "seen_at": now, "percent": 0, "step": "", "tries": F("tries") + 1}
        return bool(Making.objects.filter(free, pk=self.pk, tries__lt=TRIES).update(**fields))
