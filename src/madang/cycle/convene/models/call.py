"""공개모집: who may ask for a seat until when, and what they give for it."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Area
from madang_methods.sortition import key_digest

from .features import FeaturesOfSomebody, Route
from .seats import SeatPlan


def _key() -> str:
    return secrets.token_hex(32)


class CallQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(plan__body__government=government)

    def open(self):
        return self.filter(opens_at__lte=clock.now(), closes_at__gt=clock.now(), settled_at=None)


class Call(models.Model):
    """For the seats of one route: chosen with reasons, or drawn by lot."""

    plan = models.ForeignKey(SeatPlan, models.PROTECT, related_name="calls")
    route = models.CharField(
        _("어떻게 정하는지"), max_length=14,
        choices=[(Route.OPEN_CALL.value, _("읽어 보고 까닭을 적어 고름")), (Route.LOT.value, _("공개 추첨"))],
    )  # fmt: skip
    who = models.CharField(_("누가 신청할 수 있는지"), max_length=300)
    words = models.TextField(_("알리는 말"), max_length=4000, blank=True)
    opens_at = models.DateTimeField(_("받기 시작하는 때"))
    closes_at = models.DateTimeField(_("받기를 마치는 때"))
    # Hides who is who in the record of a lottery. Its digest is published with the call, before anybody applies.
    key = models.CharField(max_length=64, default=_key, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)  # the seats are taken; from here the keeping days run
    forget_on = models.DateField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_call_closes_after_opening"),
            models.CheckConstraint(condition=Q(route__in=["open_call", "lot"]), name="a_call_is_chosen_or_drawn"),
            models.CheckConstraint(
                condition=Q(settled_at=None, forget_on=None) | Q(settled_at__isnull=False, forget_on__isnull=False),
                name="a_settled_call_says_when_it_forgets",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"call/{self.pk}"

    @property
    def body(self):
        return self.plan.body

    @property
    def key_digest(self) -> str:
        return key_digest(bytes.fromhex(self.key)) if self.key else ""

    @property
    def is_open(self) -> bool:
        return self.opens_at <= clock.now() < self.closes_at and self.settled_at is None

    @property
    def has_ended(self) -> bool:
        return self.closes_at <= clock.now()

    @property
    def seats(self) -> int:
        return sum(share.number for share in self.plan.shares.all() if share.route == self.route)


class Stand(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("application", "쓰는 중")
    HANDED_IN = "handed_in", pgettext_lazy("application", "냈음")
    WITHDRAWN = "withdrawn", _("거둠")
    CHOSEN = "chosen", _("뽑힘")
    RESERVE = "reserve", _("예비")
    NOT_CHOSEN = "not_chosen", _("뽑히지 않음")


class Channel(models.TextChoices):
    WEB = "web", _("누리집")
    PAPER = "paper", _("종이")


class ApplicationQuerySet(models.QuerySet):
    def of(self, government):
        return self.filter(call__plan__body__government=government)

    def in_the_pool(self):
        """Who asked and did not take it back."""
        return self.exclude(stand__in=[Stand.DRAFT, Stand.WITHDRAWN])


class Application(FeaturesOfSomebody):
    """Only what the seat plan needs. Emptied on the day the plan states; number and outcome stay."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    number = models.PositiveIntegerField(null=True)  # given when it is handed in; its public name
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("이름"), max_length=60, blank=True)
    contact = models.CharField(_("연락처"), max_length=120, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("사는 곳"))
    motive = models.TextField(_("신청하는 까닭"), max_length=1000, blank=True)
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    consented_at = models.DateTimeField(null=True)
    sensitive_consented_at = models.DateTimeField(null=True)
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.DRAFT)
    handed_in_at = models.DateTimeField(null=True)
    rank = models.PositiveIntegerField(null=True)  # of a reserve
    reason = models.CharField(_("까닭"), max_length=400, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["call_id", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="applications_are_numbered_once"),
            models.UniqueConstraint(
                fields=["call", "person"], condition=~Q(stand="withdrawn"), name="one_application_a_person"
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["draft", "withdrawn"]) | Q(number__isnull=False, handed_in_at__isnull=False),
                name="what_is_handed_in_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(disability=None, multicultural=None) | Q(sensitive_consented_at__isnull=False),
                name="sensitive_data_only_with_its_own_consent",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["draft", "withdrawn"]) | Q(consented_at__isnull=False),
                name="nobody_is_in_the_pool_without_consent",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(reason=""), name="a_choice_by_people_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None)
                | Q(name="", contact="", motive="", sex="", age_band="", area=None, disability=None)
                & Q(multicultural=None, person=None),
                name="what_is_forgotten_is_empty",
            ),
        ]

    @property
    def subject(self) -> str:
        return f"application/{self.pk}"

    @property
    def code(self) -> str:
        return f"{self.number:04d}" if self.number else ""
