"""Governments, their areas, and the host names some of them answer to."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock


class Tier(models.TextChoices):
    """What kind of government: 지방자치법 §2, and the ministry that assesses them."""

    NATIONAL = "national", _("중앙행정기관")
    PROVINCE = "province", _("시·도")
    MUNICIPALITY = "municipality", _("시·군·구")


class AreaLevel(models.TextChoices):
    DISTRICT = "district", _("일반구·행정시")
    NEIGHBOURHOOD = "neighbourhood", _("읍·면·동")


class Valid(models.QuerySet):
    def on(self, day: date):
        """Rows whose code holds on that day. `valid_to` is the last day it holds."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def now(self):
        return self.on(clock.today())


class GovernmentQuerySet(Valid):
    def local(self):
        return self.exclude(tier=Tier.NATIONAL).filter(country="KR", fictional=False)

    def taking_part(self):
        """Those that run their budget here, and so have an address."""
        return self.exclude(slug=None)


class Government(models.Model):
    """A province, a municipality or the ministry. Only those taking part have a slug, their address here."""

    slug = models.SlugField(_("주소 이름"), max_length=40, unique=True, null=True, blank=True)
    name = models.CharField(_("이름"), max_length=60)
    name_en = models.CharField(_("영문 이름"), max_length=80, blank=True)
    tier = models.CharField(_("구분"), max_length=12, choices=Tier)
    kind = models.CharField(_("종류"), max_length=20, blank=True, help_text=_("특별시, 자치구, 군 …"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="municipalities")
    country = models.CharField(_("나라"), max_length=2, default="KR")
    fictional = models.BooleanField(_("지어낸 곳"), default=False)

    code = models.CharField(_("법정동코드 앞자리"), max_length=10, help_text=_("시도 2자리, 시군구 5자리"))
    finance_code = models.CharField(_("지방재정365 코드"), max_length=7, blank=True)
    office_code = models.CharField(_("기관코드"), max_length=7, blank=True)
    valid_from = models.DateField(_("쓰기 시작한 날"), null=True, blank=True)
    valid_to = models.DateField(pgettext_lazy("code", "마지막으로 쓴 날"), null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)

    currency = models.CharField(_("통화"), max_length=3, default="KRW")
    time_zone = models.CharField(_("시간대"), max_length=40, default="Asia/Seoul")
    language = models.CharField(_("기본 언어"), max_length=10, default="ko")
    population = models.PositiveIntegerField(_("인구"), null=True, blank=True)
    accent = models.CharField(_("강조색"), max_length=12, default="blue")
    emblem = models.CharField(_("상징 그림"), max_length=12, default="sunrise")
    phone = models.CharField(_("도움 전화"), max_length=30, blank=True)
    shows_masthead = models.BooleanField(_("공식 전자정부 누리집 표시"), default=False)

    objects = GovernmentQuerySet.as_manager()

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["country", "code", "valid_from"], name="one_government_a_code_at_a_time"),
            models.UniqueConstraint(
                fields=["country", "code"], condition=Q(valid_from=None), name="one_government_a_code_from_the_start"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="government_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where this government lives on the site: its own host, or the first part of the path."""
        host = next(iter(self.hosts.all()), None)
        return f"https://{host.name}/" if host else f"/{self.slug}/"


class Host(models.Model):
    """A host name that belongs to one government."""

    government = models.ForeignKey(Government, models.CASCADE, related_name="hosts")
    name = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name


class AreaQuerySet(Valid):
    def of(self, government: Government):
        return self.filter(government=government)


class Area(models.Model):
    """A part of a government: 읍·면·동, or the 일반구 between. Its population is what a quota is measured against."""

    government = models.ForeignKey(Government, models.CASCADE, related_name="areas")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    level = models.CharField(max_length=14, choices=AreaLevel, default=AreaLevel.NEIGHBOURHOOD)
    name = models.CharField(_("이름"), max_length=60)
    name_en = models.CharField(_("영문 이름"), max_length=80, blank=True)
    code = models.CharField(_("행정동코드"), max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)
    population = models.PositiveIntegerField(_("인구"), null=True, blank=True)
    outline = models.JSONField(_("경계"), default=list, blank=True, help_text="rings of [x, y], planar")

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            # A code not yet known is left empty, never guessed.
            models.UniqueConstraint(
                fields=["government", "code", "valid_from"], condition=~Q(code=""), name="one_area_a_code_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["government", "code"],
                condition=Q(valid_from=None) & ~Q(code=""),
                name="one_area_a_code_from_the_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
