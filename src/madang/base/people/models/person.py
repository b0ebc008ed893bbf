"""People and the parts they play."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Area, Government


class Role(models.TextChoices):
    """The parts a person can play (korea.md §2.3)."""

    RESIDENT = "resident", _("주민")
    HELPER = "helper", _("제안 도우미")
    OFFICER = "officer", _("참여예산 담당자")
    REVIEWER = "reviewer", _("부서 검토자")
    APPROVER = "approver", _("결재자")
    MEMBER = "member", _("위원")
    COUNTER = "counter", _("개표 담당자")
    OBSERVER = "observer", _("참관인")
    AUDITOR = "auditor", _("감사자")
    ASSESSOR = "assessor", _("행정안전부 평가자")
    OPERATOR = "operator", _("운영자")


STAFF = frozenset(
    {Role.HELPER, Role.OFFICER, Role.REVIEWER, Role.APPROVER, Role.COUNTER, Role.AUDITOR, Role.ASSESSOR, Role.OPERATOR}
)


class PersonQuerySet(models.QuerySet):
    def of(self, government: Government):
        """Those this government may know of: they play or played a part there, or proved something there."""
        return self.filter(
            Q(parts__government=government)
            | Q(identity_proofs__government=government)
            | Q(residence_proofs__government=government)
        ).distinct()


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email=email.lower())


class Person(AbstractBaseUser):
    """An account: an address to sign in and be told things, and a name to be called by. Nothing more is asked."""

    email = models.EmailField(_("전자우편"), unique=True)
    name = models.CharField(_("이름"), max_length=60)
    language = models.CharField(_("편지에 쓸 말"), max_length=10, default="ko")
    agreed_at = models.DateTimeField(_("개인정보 안내에 동의한 때"), null=True, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(_("탈퇴한 때"), null=True, blank=True, editable=False)
    joined_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "email"
    objects = PersonManager()

    # Set for a session that passed the second factor; staff parts count for nothing without it.
    passed_second_factor = False

    def __str__(self) -> str:
        return str(_("떠난 사람")) if self.closed_at else self.name or self.email

    @property
    def subject(self) -> str:
        """What the record calls this person."""
        return f"person/{self.pk}"

    def plays(self, government: Government, *roles: Role) -> bool:
        """Whether one of these parts is theirs here and now. Staff parts only after the second factor."""
        return self.why_not_play(government, *roles) is None

    def why_not_play(self, government: Government, *roles: Role) -> str | None:
        held = self.roles_in(government) & set(roles)
        if not held:
            return "people.not_your_part"
        if held <= STAFF and not self.passed_second_factor:
            return "people.second_factor_needed"
        return None

    def office_in(self, government: Government) -> str:
        """The office they act for, as the record may show it."""
        return self.parts.of(government).current().exclude(office="").values_list("office", flat=True).first() or ""

    def roles_in(self, government: Government) -> set[str]:
        """The parts this person holds today, asked once a request."""
        held = self.__dict__.setdefault("_roles", {})
        key = (government.pk, clock.today())
        if key not in held:
            held[key] = set(self.parts.of(government).current().values_list("role", flat=True))
        return held[key]


class PartQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def current(self):
        day = clock.today()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day, ended_at=None)


def _today() -> date:
    return clock.today()


class Part(models.Model):
    """The part a person plays for a government, for a period. Officers also belong to an office."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="parts")
    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    role = models.CharField(_("역할"), max_length=12, choices=Role)
    office = models.CharField(_("부서"), max_length=60, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(_("시작한 날"), default=_today)
    until = models.DateField(_("마지막 날"), null=True, blank=True)
    ended_at = models.DateTimeField(_("앞당겨 끝낸 때"), null=True, blank=True, editable=False)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "government", "role"],
                condition=Q(until=None, ended_at=None),
                name="one_open_part_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="part_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()}"

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def is_current(self) -> bool:
        day = clock.today()
        return self.ended_at is None and self.since <= day and (self.until is None or self.until >= day)
