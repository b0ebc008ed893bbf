"""A line of the printed budget: a detailed programme (세부사업) and the kind of thing it buys (통계목)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment
from madang.cycle.review.models import Office

from .classification import Classification


class AccountKind(models.TextChoices):
    GENERAL = "general", _("일반회계")
    SPECIAL = "special", _("기타특별회계")
    ENTERPRISE = "enterprise", _("공기업특별회계")
    FUND = "fund", _("기금")


class Line(models.Model):
    """분야 – 부문 – 정책사업 – 단위사업 – 세부사업 – 통계목 (지방재정법 §41). Its amounts stand in the ledger."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    account = models.CharField(_("회계"), max_length=10, choices=AccountKind, default=AccountKind.GENERAL)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("부서"))
    sector = models.ForeignKey(Classification, models.PROTECT, related_name="+", verbose_name=_("부문"))
    policy = models.CharField(_("정책사업"), max_length=100)
    unit = models.CharField(_("단위사업"), max_length=100)
    code = models.CharField(_("세부사업 코드"), max_length=20)
    name = models.CharField(_("세부사업"), max_length=100)
    item_code = models.CharField(_("통계목 코드"), max_length=8)  # 401-01
    item = models.CharField(_("통계목"), max_length=60)

    objects = OfGovernment.as_manager()

    class Meta:
        ordering = ["government_id", "fiscal_year", "code", "item_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "fiscal_year", "account", "code", "item_code"], name="one_line_a_code_and_item"
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(item_code=""), name="a_line_has_its_codes"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.item_code}"

    @property
    def subject(self) -> str:
        return f"line/{self.pk}"
