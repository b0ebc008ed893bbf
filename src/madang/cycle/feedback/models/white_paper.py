"""The yearly white paper (백서): chapters made from what the year recorded, with words an officer adds before it is frozen."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle, OfCycle

from .disclosure import PaperState


class WhitePaper(models.Model):
    """One a cycle. `content` is what was made of the record: the draft, and once frozen the paper itself."""

    cycle = models.OneToOneField(Cycle, models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=PaperState, default=PaperState.DRAFT)
    number = models.CharField(_("문서번호"), max_length=40, blank=True)
    content = models.JSONField(default=list, blank=True)
    head = models.JSONField(default=dict, blank=True)  # its title, summary and date, once it is frozen
    made_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCycle.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", digest="", frozen_at=None)
                | (Q(state="frozen", frozen_at__isnull=False, made_at__isnull=False) & ~Q(digest="") & ~Q(number="")),
                name="a_frozen_white_paper_has_its_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.state}"

    @property
    def subject(self) -> str:
        return f"whitepaper/{self.pk}"

    @property
    def is_frozen(self) -> bool:
        return self.state == PaperState.FROZEN

    def get_absolute_url(self) -> str:
        return reverse("feedback:white_paper", args=[self.cycle.fiscal_year])


class Chapter(models.Model):
    """What an officer writes at the head of a chapter. `revision` counts up, so that nobody writes over another's words."""

    paper = models.ForeignKey(WhitePaper, models.CASCADE, related_name="chapters")
    key = models.CharField(max_length=20)
    words = models.TextField(_("이 장에 붙이는 말"), max_length=8000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["paper", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "key"], name="one_chapter_a_key")]

    def __str__(self) -> str:
        return self.key
