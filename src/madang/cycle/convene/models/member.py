"""Who sits: by which route, until when, why they stopped; and what they must not judge."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area

from .body import Body
from .features import FeaturesOfSomebody, Route
from .seating import Seating


class Chair(models.TextChoices):
    CHAIR = "chair", _("위원장")
    VICE = "vice", _("부위원장")
    SECRETARY = "secretary", pgettext_lazy("body", "간사")
    MEMBER = "member", _("위원")


class End(models.TextChoices):
    """Why somebody no longer sits. Resigning needs no reason of theirs; a dismissal (해촉) says its ground."""

    TERM = "term", _("임기가 끝남")
    RESIGNED = "resigned", _("스스로 그만둠")
    DISMISSED = "dismissed", _("해촉")
    MOVED = "moved", _("이사 등으로 자격을 잃음")
    OFFICE = "office", _("자리를 옮김(당연직)")
    DIED = "died", _("별세")


class MemberQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(body__government=government)

    def sitting(self, body: Body | None = None, on: date | None = None):
        """Seated, begun, not ended, term not over; on one day, by default today."""
        day = on or clock.today()
        rows = self.filter(seating__isnull=False, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
        rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=day))
        return rows if body is None else rows.filter(body=body)

    def named(self, body: Body):
        """Named for a seat, not seated yet."""
        return self.filter(body=body, seating=None, ended_on=None)

    def appointed(self):
        """위촉: whom the 60 % rule counts."""
        return self.filter(appointed=True)


class Member(FeaturesOfSomebody):
    """One term of one person. A renewal is a new row; the database counts the terms."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # if they have one
    name = models.CharField(_("이름"), max_length=60)
    capacity = models.CharField(_("어떤 자격으로"), max_length=120, blank=True)
    route = models.CharField(_("어떻게 앉는지"), max_length=14, choices=Route)
    appointed = models.BooleanField(_("위촉직"), default=True)  # otherwise ex officio (당연직)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("맡은 자리"), max_length=9, choices=Chair, default=Chair.MEMBER)
    seating = models.ForeignKey(Seating, models.PROTECT, null=True, related_name="members")
    since = models.DateField(_("임기 시작"), null=True)
    until = models.DateField(_("임기 끝"), null=True, blank=True)  # none: as long as the office is held
    term = models.PositiveSmallIntegerField(_("몇 번째 임기"), default=1)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    from_pool = models.CharField(max_length=40, blank=True)  # "application/17"
    named_at = models.DateTimeField(default=clock.now, editable=False)
    named_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(_("그만둔 날"), null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(_("그만둔 까닭"), max_length=9, choices=End, blank=True)
    end_words = models.CharField(_("까닭을 적은 말"), max_length=300, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["body_id", "pk"]
        indexes = [models.Index(fields=["body", "ended_on"], name="members_of_a_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(ended_on=None), name="one_seat_a_person_and_body"
            ),
            models.UniqueConstraint(
                fields=["body", "role"],
                condition=Q(ended_on=None, role__in=["chair", "vice"]),
                name="one_chair_and_one_vice_chair",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="a_term_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(seating=None) | Q(since__isnull=False), name="who_is_seated_has_a_first_day"
            ),
            models.CheckConstraint(
                condition=Q(seating=None) | Q(appointed=False) | Q(until__isnull=False),
                name="who_is_appointed_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | Q(ended_on__isnull=False) & ~Q(end_reason=""),
                name="an_end_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(end_reason="dismissed") | ~Q(end_words=""), name="a_dismissal_is_told_in_words"
            ),
            models.CheckConstraint(condition=Q(term__gte=1), name="terms_are_counted_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"member/{self.pk}"

    def sits(self, day: date) -> bool:
        """As `sitting` asks the database."""
        begun = self.seating_id is not None and self.since <= day
        return begun and (self.until is None or self.until >= day) and (self.ended_on is None or self.ended_on > day)


class Ground(models.TextChoices):
    """Why somebody must not judge a thing. Public; the words beside it are not."""

    OWN = "own", _("스스로 낸 제안")
    FAMILY = "family", _("가족이나 친척의 일")
    WORK = "work", _("일하는 곳이나 몸담은 모임의 일")
    MONEY = "money", _("돈을 받거나 잃게 되는 일")
    OTHER = "other", _("그 밖의 까닭")


class How(models.TextChoices):
    EXCLUDED = "excluded", _("제척(규정에 따라 빠짐)")
    CHALLENGED = "challenged", _("기피(다른 사람이 청해 빠짐)")
    STEPPED_BACK = "stepped_back", _("회피(스스로 빠짐)")


class InterestQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(member__body__government=government)

    def standing(self):
        return self.filter(lifted_at=None)


class Interest(models.Model):
    """This member does not judge this thing ("proposal/17"). Kept when it is lifted, with who lifted it and why."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="interests")
    subject = models.CharField(_("무엇에"), max_length=60)
    how = models.CharField(_("어떻게"), max_length=12, choices=How, default=How.STEPPED_BACK)
    ground = models.CharField(_("까닭"), max_length=6, choices=Ground)
    reason = models.CharField(_("덧붙이는 말"), max_length=300, blank=True)
    declared_at = models.DateTimeField(default=clock.now, editable=False)
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_why = models.CharField(max_length=300, blank=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["member_id", "pk"]
        indexes = [models.Index(fields=["subject"], name="interests_in_a_thing")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "subject"], condition=Q(lifted_at=None), name="an_interest_is_declared_once"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | ~Q(lifted_why="") & Q(lifted_by__isnull=False),
                name="an_interest_is_lifted_by_somebody_with_a_reason",
            ),
        ]
