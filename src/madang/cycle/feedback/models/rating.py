"""How the people who live there judge a finished project: whole marks and a few words, one a person, no person stored."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.cycle.budget.models import Project

LOWEST, HIGHEST = 1, 5
ASKED = {
    "stars": _("모두 보아"),
    "useful": _("쓸모가 있나요"),
    "well_made": _("잘 만들었나요"),
    "kept_up": _("잘 돌보고 있나요"),
}


class RatingQuerySet(models.QuerySet):
    def of(self, cycle):
        return self.filter(project__cycle=cycle)

    def shown(self):
        """Whose words an officer has read."""
        return self.filter(shown_at__isnull=False)

    def unread(self):
        return self.exclude(words="").filter(shown_at=None, hidden_at=None)


def _mark(label, optional: bool = True):
    limits = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    return models.PositiveSmallIntegerField(label, null=optional, blank=optional, validators=limits)


class Rating(models.Model):
    """`mark` is of person and project under the site's key; it goes when nobody can take a rating back any longer."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, blank=True)
    stars = _mark(ASKED["stars"], optional=False)
    useful = _mark(ASKED["useful"])
    well_made = _mark(ASKED["well_made"])
    kept_up = _mark(ASKED["kept_up"])
    words = models.TextField(_("하고 싶은 말"), max_length=600, blank=True)
    on = models.DateField(default=clock.today)  # the day, not the moment: less to recognise somebody by
    shown_at = models.DateTimeField(null=True, editable=False)
    hidden_at = models.DateTimeField(null=True, editable=False)
    why_hidden = models.CharField(max_length=200, blank=True, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "mark"], condition=~Q(mark=""), name="one_rating_a_person"),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": LOWEST, f"{name}__lte": HIGHEST}),
                    name=f"a_rating_of_{name}_is_one_to_five",
                )
                for name in ASKED
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | (Q(shown_at=None) & ~Q(why_hidden="")),
                name="words_are_hidden_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.stars}"
