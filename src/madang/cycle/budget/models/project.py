"""What the residents chose, on its way through the budget: one project, whatever lines and years its money stands in."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area
from madang.cycle.decide.models import Decision
from madang.cycle.plan.models import Cycle, OfCycle, Track
from madang.cycle.propose.models import Proposal
from madang.cycle.review.models import Office


class ProjectQuerySet(OfCycle):
    def for_lists(self):
        return self.select_related("cycle__government", "track", "area", "office", "proposal")


class Project(models.Model):
    """One selected or reserve decision, or a project of an earlier year that was chosen elsewhere (no decision, a source)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("사업번호"))  # 1, 2, 3 … in the cycle
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    proposal = models.OneToOneField(Proposal, models.PROTECT, null=True, blank=True, related_name="+")
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("유형"))
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    title = models.CharField(_("사업"), max_length=400)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("맡은 부서")
    )
    executing = models.CharField(_("집행하는 곳"), max_length=80, blank=True)  # where another government carries it out
    expected = models.TextField(_("기대 효과"), blank=True)
    chosen_by = models.CharField(_("고른 곳"), max_length=200, blank=True)  # where no decision is on this platform
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="projects_are_numbered_once"),
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | ~Q(chosen_by=""), name="a_project_says_who_chose_it"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """Its own story; what residents follow is their proposal, where there is one."""
        return f"project/{self.pk}"

    @property
    def followed(self) -> str:
        return self.proposal.subject if self.proposal_id else self.subject

    def get_absolute_url(self) -> str:
        return reverse("budget:project", args=[self.cycle.fiscal_year, self.number])
