"""What residents ask for, and where each wish stands."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person
from madang.base.places.models import Area
from madang.base.talk.hidden import hidden_numbers
from madang.cycle.plan.models import Cycle, OfCycle, Track

from ..search import SearchField
from .channel import Channel
from .state import NOS, State


class Field(models.TextChoices):
    """What a wish is about, in words residents use."""

    SAFETY = "safety", _("안전")
    WELFARE = "welfare", _("복지")
    HEALTH = "health", _("건강")
    CHILDREN = "children", _("아이·청소년")
    EDUCATION = "education", pgettext_lazy("field", "배움")
    TRANSPORT = "transport", _("교통·보행")
    PARKS = "parks", _("공원·산책길")
    ENVIRONMENT = "environment", _("환경·자원")
    HOUSING = "housing", _("집·골목")
    CULTURE = "culture", _("문화·체육")
    ECONOMY = "economy", _("일자리·시장")
    VILLAGE = "village", _("이웃·마을")


class ProposalQuerySet(OfCycle):
    def published(self):
        """What everyone may see, however far it has come since."""
        return self.filter(published_at__isnull=False)

    def shown(self):
        """What everyone may read: published, and not hidden. For search, what resembles it, and ballot papers."""
        return self.published().exclude(pk__in=hidden_numbers("proposal"))

    def candidates(self):
        """What a ballot paper may take: judged fit, or fit as modified when whoever proposed agreed; nothing hidden."""
        return self.shown().filter(Q(state=State.ELIGIBLE) | Q(state=State.MODIFIED, consented_at__isnull=False))

    def waiting(self):
        return self.filter(state=State.SUBMITTED)

    def by(self, person: Person):
        """Sent by this person, alone or together with others."""
        together = Proposer.objects.filter(person=person).values("proposal")
        return self.filter(Q(proposer=person) | Q(pk__in=together))

    def with_its_story(self):
        """For its own page: the help it had, and whether it was passed on or has kin, without a query for each."""
        its = {"proposal": OuterRef("pk")}
        sheets = self._rows_of("signatures").filter(**its).order_by().values("proposal")
        kin = self._rows_of("became").filter(Q(before=OuterRef("pk")) | Q(after=OuterRef("pk")))
        return self.select_related("assistance", "late_for").annotate(
            signed=Subquery(sheets.annotate(people=Sum(F("total") - F("duplicates"))).values("people")),
            was_sent_on=Exists(self._rows_of("transfers").filter(**its)),
            has_kin=Exists(kin),
        )

    def _rows_of(self, relation: str):
        """The rows that point to proposals, by the name they are known under: their models are written further on."""
        return self.model._meta.get_field(relation).related_model.objects

    def for_cards(self):
        return self.select_related("area", "track", "picture", "cycle__government").defer("search", "title_search")


class Proposal(models.Model):
    """A wish of a resident: what is wrong, what to do, where, and roughly for how much."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    track = models.ForeignKey(Track, models.PROTECT, related_name="+", verbose_name=_("유형"))
    number = models.PositiveIntegerField(_("접수번호"))  # 1, 2, 3 … in the cycle
    # Nobody for a project that came from a published file; never shown, only the name they chose.
    proposer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposer_name = models.CharField(_("함께 보일 이름"), max_length=60, blank=True)
    group_name = models.CharField(_("함께 제안하는 모임"), max_length=80, blank=True)
    channel = models.CharField(_("접수 방법"), max_length=8, choices=Channel, default=Channel.WEB)
    # The year whose call was over when it came: it rolled on to this one, and says so.
    late_for = models.ForeignKey(Cycle, models.PROTECT, null=True, blank=True, related_name="+")

    title = models.CharField(_("제목"), max_length=400)
    problem = models.TextField(_("무엇이 불편한가요"), max_length=2000, blank=True)
    idea = models.TextField(_("어떻게 하면 좋을까요"), max_length=4000, blank=True)
    effect = models.TextField(_("무엇이 좋아지나요"), max_length=2000, blank=True)
    field = models.CharField(_("분야"), max_length=12, choices=Field, default=Field.VILLAGE)
    cost = models.PositiveBigIntegerField(_("어림한 비용"), null=True, blank=True)
    is_event = models.BooleanField(_("행사·축제"), default=False)

    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    place = models.CharField(_("자세한 자리"), max_length=120, blank=True)
    x = models.FloatField(null=True, blank=True)  # on the government's own map, the units of Area.outline
    y = models.FloatField(null=True, blank=True)
    no_exact_place = models.BooleanField(_("정해진 한 곳이 없음"), default=False)
    picture = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")

    state = models.CharField(max_length=12, choices=State, default=State.SUBMITTED)
    answer = models.TextField(_("공개하는 답"), max_length=2000, blank=True)  # the sentence of the last move
    submitted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)  # whoever proposed agreed to the modified text
    # It stands on something people choose from, word for word: from here on the database keeps it as it is.
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The name of the page where whoever proposed answers what is asked now; empty: the one of this stage.
    mend_page = models.CharField(max_length=40, null=True, blank=True, editable=False)
    search = SearchField(of=("title", "problem", "idea", "effect", "place"))
    title_search = SearchField(of=("title",))  # typos are forgiven in titles: in long texts that takes seconds

    objects = ProposalQuerySet.as_manager()
    hiding = None  # the reason it is hidden for, on a row that was veiled (see veil.py)

    class Meta:
        ordering = ["cycle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="proposals_are_numbered_once"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ELIGIBLE, State.MODIFIED]) | Q(published_at__isnull=False),
                name="nothing_is_voted_on_unseen",
            ),
            models.CheckConstraint(condition=Q(no_exact_place=False) | Q(x=None), name="no_exact_place_has_no_point"),
            models.CheckConstraint(
                condition=Q(x=None, y=None) | Q(x__isnull=False, y__isnull=False), name="a_point_is_two"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(NOS)) | ~Q(answer=""), name="every_no_has_a_public_answer"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False), name="published_at_a_moment"
            ),
        ]
        indexes = [models.Index(fields=["cycle", "state"], name="proposals_by_state")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs):
        if self.hiding:
            raise ValueError("A veiled proposal is for looking at: its words were taken out of it.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("propose:proposal", args=[self.cycle.fiscal_year, self.number])

    @property
    def subject(self) -> str:
        """What the record and the notices call it."""
        return f"proposal/{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def tone(self) -> str:
        """The colour and shape its state is shown in."""
        return State(self.state).tone

    @property
    def code(self) -> str:
        """27-0412: the budget's year and the number, as clerks write it."""
        return f"{self.cycle.fiscal_year % 100}-{self.number:04}"


class Proposer(models.Model):
    """공동제안자: whoever stands behind a proposal besides the one who sent it. Nobody loses their name by a merger."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="proposers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("함께 보일 이름"), max_length=60, blank=True)
    # Where to tell somebody without an account; seen by officers alone, gone when the year's story is told.
    address = models.CharField(_("연락처"), max_length=120, blank=True)
    came_with = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"], condition=Q(person__isnull=False), name="one_proposes_once_with_others"
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.person_id or "")
