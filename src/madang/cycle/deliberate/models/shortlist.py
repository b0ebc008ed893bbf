"""상정: which proposals go on to the vote, and a sentence for each that does not."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person

from .round import Candidate, OfRound, Round


class Shortlist(models.Model):
    """Drawn up by an officer; it holds when the chair signs, or when it names the motion that the meeting carried."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="shortlist")
    ground = models.CharField(_("무엇을 근거로"), max_length=300)
    motion = models.CharField(max_length=40, blank=True)  # "motion/12", carried by a meeting of the body
    drawn_up_at = models.DateTimeField()
    drawn_up_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfRound.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None)
                | ~Q(motion="")
                | Q(signed_by__isnull=False) & ~Q(signed_by=models.F("drawn_up_by")),
                name="a_meeting_or_a_second_person_decides_the_shortlist",
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="a_shortlist_says_its_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.round}"


class Listing(models.Model):
    """`title` and `cost` as they stood when it was decided: what is voted on is this."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="listings")
    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="listing")
    listed = models.BooleanField(_("상정"))
    sentence = models.TextField(_("올리지 않는 까닭 (모두에게 보입니다)"), max_length=600, blank=True)
    title = models.CharField(max_length=400)
    cost = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["candidate_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(listed=True) | ~Q(sentence=""), name="who_is_not_shortlisted_is_told_why"
            )
        ]

    def __str__(self) -> str:
        return self.title
