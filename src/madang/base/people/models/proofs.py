"""Two things proved apart: who someone is (once a human), and where they belong (an area, and as what)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Area, Government

from .person import Person


class ProofQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def current(self):
        moment = clock.now()
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=moment), proved_at__lte=moment)


class IdentityProof(models.Model):
    """That an account belongs to one human, as far as the provider can say. Only a keyed mark of the human is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="identity_proofs")
    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    provider = models.CharField(_("확인한 곳"), max_length=30)
    method = models.CharField(_("확인한 방법"), max_length=30)
    subject_mark = models.CharField(max_length=64)  # marks.mark(…): never the value itself
    assurance = models.PositiveSmallIntegerField(_("믿을 만한 정도"), help_text=_("1 낮음, 2 보통, 3 높음"))
    birth_year = models.PositiveSmallIntegerField(_("태어난 해"), null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    proved_at = models.DateTimeField(_("확인한 때"), default=clock.now)
    expires_at = models.DateTimeField(_("끝나는 때"), null=True, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "provider", "subject_mark"], name="one_account_a_human_a_government"
            ),
            models.UniqueConstraint(
                fields=["government", "provider", "person"], name="one_identity_an_account_a_provider"
            ),
            models.CheckConstraint(condition=Q(assurance__range=(1, 3)), name="assurance_is_1_to_3"),
            models.CheckConstraint(condition=Q(subject_mark__regex=r"^[0-9a-f]{64}$"), name="only_a_mark_is_kept"),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)), name="birth_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("proved_at")), name="identity_expires_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.provider}"


class ResidenceMethod(models.TextChoices):
    """How it was found out where someone belongs, from weak to strong."""

    DECLARED = "declared", _("본인이 밝힘")
    OIDC = "oidc", _("다른 기관 로그인")
    CODE = "code", _("우편 참여번호")
    ROLL = "roll", _("명부에서 가져옴")
    DESK = "desk", _("창구에서 확인")
    SHARED = "shared", _("행정정보 공동이용")


class Belonging(models.TextChoices):
    """As what someone belongs: ordinances let all of these take part (지방재정법 시행령 §46, 운영조례)."""

    REGISTERED = "registered", _("주민등록이 있는 주민")
    FOREIGNER = "foreigner", _("외국인등록을 한 주민")
    WORKER = "worker", _("직장이 있는 사람")
    STUDENT = "student", _("학교에 다니는 사람")
    DAILY_LIFE = "daily_life", _("생활권자")


class ResidenceProof(models.Model):
    """Where someone belongs, as what, and how that is known. The area is all that is kept: no address."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="residence_proofs")
    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    method = models.CharField(_("확인한 방법"), max_length=10, choices=ResidenceMethod)
    kind = models.CharField(_("어떻게 이곳 사람인지"), max_length=12, choices=Belonging)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    proved_at = models.DateTimeField(_("확인한 때"), default=clock.now)
    expires_at = models.DateTimeField(_("끝나는 때"), null=True, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=F("proved_at")), name="residence_expires_later"
            ),
            models.CheckConstraint(
                condition=~Q(method="desk") | Q(checked_by__isnull=False), name="a_desk_check_has_an_officer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_method_display()}"

    @property
    def strength(self) -> int:
        """Later methods of the list are stronger."""
        return ResidenceMethod.values.index(self.method)
