"""What the accounts said on a day: every row of an extract as it came, and what became of it, in order. It only grows."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.budget.models import Booking, Line
from madang.cycle.plan.models import OfGovernment


class Origin(models.TextChoices):
    EHOJO = "ehojo", _("차세대 지방재정관리시스템(e호조)")
    LOFIN = "lofin", _("지방재정365")


class Extract(models.Model):
    """One file. The same bytes are taken once a fiscal year; the file itself is not kept, its rows are."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in the government's fiscal year
    origin = models.CharField(_("어디서 뽑았나"), max_length=5, choices=Origin)
    day = models.DateField(_("기준일"))
    unit = models.PositiveIntegerField(_("단위"))
    town = models.CharField(_("자치단체 코드"), max_length=10, blank=True)  # laf_cd as the file says it
    file_name = models.CharField(_("파일 이름"), max_length=200)
    digest = models.CharField(_("지문"), max_length=64)  # SHA-256 of the file as it came
    at = models.DateTimeField(_("받은 때"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government_id", "-fiscal_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["government", "fiscal_year", "number"], name="extracts_are_numbered_once"),
            models.UniqueConstraint(fields=["government", "fiscal_year", "digest"], name="an_extract_comes_once"),
            models.CheckConstraint(condition=Q(unit__in=[1, 1_000, 10_000, 1_000_000]), name="an_extract_has_a_unit"),
        ]

    @property
    def subject(self) -> str:
        return f"extract/{self.pk}"


class Kind(models.TextChoices):
    """What became of a row. All but WAITING close it."""

    SAME = "same", _("장부와 같음")
    BOOKED = "booked", _("장부에 적음")
    WAITING = "waiting", _("살펴야 함")
    SPLIT = "split", _("나누어 적음")
    EXPLAINED = "explained", _("까닭을 적음")


class Why(models.TextChoices):
    """Why a row waits for an officer."""

    NO_LINE = "no_line", _("이 코드의 예산 줄이 없습니다")
    SEVERAL = "several", _("통계목이 여럿이라 어느 줄인지 알 수 없습니다")
    UNIT = "unit", _("예산현액이 장부와 꼭 천 배나 백만 배 다릅니다. 단위를 살펴 주세요")
    OLDER = "older", _("이보다 뒤의 날을 말하는 추출 자료가 이미 있습니다")
    LESS = "less", _("장부에 적힌 것보다 적습니다")
    OVER = "over", _("사업에 남은 돈보다 많이 썼다고 합니다")
    SOURCES = "sources", _("재원이 여럿이라 어느 돈인지 알 수 없습니다")
    PROJECTS = "projects", _("이 줄의 돈이 사업 하나의 돈이 아니어서, 사업마다 얼마인지 알 수 없습니다")
    BUDGET = "budget", _("예산현액이 장부와 다릅니다")


class RowQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(extract__government=government)

    def with_fate(self):
        """`kind` and `why`: what became of it last."""
        last = Fate.objects.filter(row=OuterRef("pk")).order_by("-pk")
        return self.annotate(kind=Subquery(last.values("kind")[:1]), why=Subquery(last.values("why")[:1]))

    def waiting(self):
        return self.with_fate().filter(kind=Kind.WAITING)


class ExtractRow(models.Model):
    """As it came, in won. None where the file has no such column."""

    extract = models.ForeignKey(Extract, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(_("줄"))  # as the spreadsheet numbers it
    account = models.CharField(_("회계"), max_length=40, blank=True)
    code = models.CharField(_("세부사업 코드"), max_length=20)
    item = models.CharField(_("통계목"), max_length=8, blank=True)
    name = models.CharField(_("세부사업"), max_length=200, blank=True)
    available = models.PositiveBigIntegerField(_("예산현액"), null=True)
    compiled = models.PositiveBigIntegerField(_("편성액"), null=True)
    committed = models.PositiveBigIntegerField(_("원인행위액"), null=True)
    spent = models.PositiveBigIntegerField(_("지출액"))

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["extract", "number"]
        constraints = [
            models.UniqueConstraint(fields=["extract", "number"], name="one_row_a_number"),
            models.CheckConstraint(condition=~Q(code=""), name="a_row_has_its_code"),
        ]

    @property
    def subject(self) -> str:
        return f"extractrow/{self.pk}"


class Fate(models.Model):
    """One thing that became of a row. `ledger_*`: what the ledger said before, for the record."""

    row = models.ForeignKey(ExtractRow, models.PROTECT, related_name="fates")
    kind = models.CharField(max_length=9, choices=Kind)
    why = models.CharField(max_length=8, choices=Why, blank=True)
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="+")
    booking = models.ForeignKey(Booking, models.PROTECT, null=True, related_name="+")
    ledger_available = models.BigIntegerField(_("장부의 예산현액"), null=True)
    ledger_spent = models.BigIntegerField(_("장부의 지출액"), null=True)
    reason = models.CharField(_("까닭"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["row", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="waiting") & ~Q(why="") | ~Q(kind="waiting") & Q(why=""), name="what_waits_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["split", "explained"]) | ~Q(reason=""), name="an_officer_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["booked", "split"]) | Q(booking__isnull=False), name="what_is_booked_is_there"
            ),
        ]
        indexes = [models.Index(fields=["line", "row"], name="fates_of_a_line")]
