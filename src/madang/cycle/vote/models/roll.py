"""The electoral roll (선거인명부): one person, one entry; how each can be found again, without their data."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Area

from .poll import OfPoll, Poll


class Status(models.TextChoices):
    ELIGIBLE = "eligible", _("아직 투표하지 않음")
    VOTED_ONLINE = "voted_online", _("화면으로 투표함")
    VOTED_PAPER = "voted_paper", _("종이로 투표함")
    VOIDED = "voided", _("명부에서 뺌")


VOTED = (Status.VOTED_ONLINE, Status.VOTED_PAPER)


class RollSource(models.TextChoices):
    """How somebody came onto the roll."""

    REGISTER = "register", _("이 누리집의 주민")
    CENSUS = "census", _("명부 파일")
    OPEN = "open", _("스스로 확인")
    MANUAL = "manual", _("담당자가 올림")


class Roll(OfPoll):
    def voted(self):
        return self.filter(status__in=VOTED)

    def standing(self):
        """Everyone who is on the roll and was not taken off."""
        return self.exclude(status=Status.VOIDED)


class RollEntry(models.Model):
    """One person on the roll of one vote, and on what ground. Says that somebody voted, never what, and no time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)  # none for a line of a census
    ground = models.CharField(_("오른 까닭"), max_length=20)  # registered, worker, student … as the rule says
    source = models.CharField(max_length=10, choices=RollSource, default=RollSource.REGISTER)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=14, choices=Status, default=Status.ELIGIBLE)
    cast_count = models.PositiveSmallIntegerField(default=0)
    in_person = models.BooleanField(default=False)  # voted with identity seen at a desk: final, nothing follows
    reason = models.CharField(max_length=40, blank=True, default="")  # the code of why it was voided or locked
    # Facts they declared, by `declaring`. NULL, as SQLite would make the table, and not its triggers, anew for a default.
    declared = models.CharField(max_length=40, null=True)
    number = models.PositiveIntegerField(
        _("명부 번호"), null=True
    )  # in the government's own list: whose letter is whose

    objects = Roll.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="one_person_one_entry"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="a_known_status_on_the_roll"),
            models.CheckConstraint(
                condition=~Q(status=Status.VOTED_ONLINE) | Q(cast_count__gte=1), name="who_voted_online_has_cast"
            ),
        ]

    @property
    def has_voted(self) -> bool:
        return self.status in VOTED


class IdentifierKind(models.TextChoices):
    CODE = "code", _("참여번호")
    CI = "ci", _("연계정보")
    DI = "di", _("중복가입확인정보")
    PHONE = "phone", _("전화번호")
    OIDC = "oidc", _("기관 로그인")
    PERSON = "person", _("이름과 생년월일")


class RollIdentifier(models.Model):
    """HMAC-SHA256 under the poll's pepper of what identifies somebody: found again, never read. 64 hex digits."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    entry = models.ForeignKey(RollEntry, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=8, choices=IdentifierKind)
    hmac = models.CharField(max_length=64)

    objects = OfPoll.as_manager()

    class Meta:
        constraints = [
            # Two people can share name and date of birth, so that kind is for finding only.
            models.UniqueConstraint(
                fields=["poll", "kind", "hmac"],
                condition=~Q(kind=IdentifierKind.PERSON),
                name="an_identifier_leads_to_one_entry",
            )
        ]
        indexes = [models.Index(fields=["poll", "kind", "hmac"], name="identifier_lookup")]
