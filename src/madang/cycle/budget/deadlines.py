"""The dates the law sets for a budget, from its making to its disclosure: pure arithmetic on the fiscal year.

"Fifty days before the fiscal year begins" is read one day early, as budget offices do: the first day less fifty days less
one. So provinces submit their bill by 11 November and municipalities by 21 November. The statutes do not say it so, and
each date may be set otherwise for a year (`models.LegalDay`).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Tier


class Step(models.TextChoices):
    """In the order in which they fall."""

    STANDARDS = "standards", _("예산편성기준 통보")
    GUIDELINES = "guidelines", _("중기지방재정계획 수립지침")
    NATIONAL_PLANS = "national_plans", _("중기사업계획서 제출")
    NATIONAL_GUIDELINES = "national_guidelines", _("예산안 편성지침 통보")
    REQUESTS = "requests", _("부서의 예산 요구")
    STATEMENT = "statement", _("주민의견서 굳히기")
    BILL = "bill", _("예산안 제출(주민의견서 첨부)")
    MID_TERM = "mid_term", _("중기지방재정계획 제출")
    DECISION = "decision", _("예산안 의결")
    BUDGET_DISCLOSURE = "budget_disclosure", _("재정공시(예산)")
    CLOSING = "closing", _("출납폐쇄")
    BOOKS_CLOSED = "books_closed", _("출납사무 완결")
    SETTLEMENT = "settlement", _("결산서 작성")
    INSPECTION = "inspection", _("결산검사")
    TO_COUNCIL = "to_council", _("결산서와 검사의견서를 의회에 제출")
    APPROVAL = "approval", _("결산 승인")
    SETTLEMENT_DISCLOSURE = "settlement_disclosure", _("재정공시(결산)")


@dataclass(frozen=True)
class Rule:
    """`days` before the fiscal year begins, or after its closing on 31 December, both read one day early; or else a day:
    `year` counts from the fiscal year, day 0 is the month's last.

    `by_law`: a statute sets it, and then a year may have an earlier date of its own, never a later one. `months` after an
    act that is known (the council's decision, the approval), where that comes to an earlier day.
    """

    step: Step
    law: str
    days: int = 0
    after_closing: int = 0
    year: int = 0
    month: int = 0
    day: int = 0
    by_law: bool = True
    months: int = 0

    def on(self, fiscal_year: int, after: date | None = None) -> date:
        """`after`: the day of the act that `months` are counted from."""
        usual = self._usual(fiscal_year)
        return min(usual, months_later(after, self.months)) if after and self.months else usual

    def latest(self, fiscal_year: int) -> date | None:
        """The last day that may be set by hand: the very words of the law allow a day more where days are counted."""
        if not self.by_law:
            return None
        return self._usual(fiscal_year) + timedelta(days=1 if self.days or self.after_closing else 0)

    def _usual(self, fiscal_year: int) -> date:
        if self.days:
            return date(fiscal_year, 1, 1) - timedelta(days=self.days + 1)
        if self.after_closing:
            return date(fiscal_year, 12, 31) + timedelta(days=self.after_closing - 1)
        year = fiscal_year + self.year
        return date(year, self.month, self.day or calendar.monthrange(year, self.month)[1])


def rules_of(tier: str) -> tuple[Rule, ...]:
    """Of a province, a municipality or the national government."""
    if tier == Tier.NATIONAL:
        return _NATIONAL
    return _local(bill=50, decision=15) if tier == Tier.PROVINCE else _local(bill=40, decision=10)


def rule_of(tier: str, step: str) -> Rule | None:
    return next((rule for rule in rules_of(tier) if rule.step == step), None)


def months_later(day: date, months: int) -> date:
    """The same day some months on; where that month has none, its last."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _local(bill: int, decision: int) -> tuple[Rule, ...]:
    return (
        Rule(Step.STANDARDS, "지방자치단체 예산편성 운용에 관한 규칙 제8조", year=-1, month=7, day=31),
        Rule(Step.GUIDELINES, "지방재정법 시행령 제38조의2제4항", year=-1, month=8, day=31),
        Rule(Step.REQUESTS, "", year=-1, month=10, day=31, by_law=False),
        Rule(Step.STATEMENT, "지방재정법 제39조제3항", days=bill),
        Rule(Step.BILL, "지방자치법 제142조제1항", days=bill),
        Rule(Step.MID_TERM, "지방재정법 제33조", days=30),
        Rule(Step.DECISION, "지방자치법 제142조제2항", days=decision),
        Rule(Step.BUDGET_DISCLOSURE, "지방재정법 제60조", month=2, months=2),
        Rule(Step.CLOSING, "지방회계법 제7조", month=12, day=31),
        Rule(Step.BOOKS_CLOSED, "지방회계법 제7조", year=1, month=2, day=10),
        Rule(Step.SETTLEMENT, "지방자치법 제150조제1항", after_closing=80),
        Rule(Step.INSPECTION, "지방자치법 시행령 제83조·제84조", year=1, month=5, day=20, by_law=False),
        Rule(Step.TO_COUNCIL, "지방회계법 시행령 제10조", year=1, month=5, day=31),
        Rule(Step.APPROVAL, "지방자치법 시행령 제82조", year=1, month=6, day=30, by_law=False),
        Rule(Step.SETTLEMENT_DISCLOSURE, "지방재정법 제60조", year=1, month=8, months=2),
    )


_NATIONAL = (
    Rule(Step.NATIONAL_PLANS, "국가재정법 제28조", year=-1, month=1, day=31),
    Rule(Step.NATIONAL_GUIDELINES, "국가재정법 제29조", year=-1, month=3, day=31),
    Rule(Step.REQUESTS, "국가재정법 제31조", year=-1, month=5, day=31),
    Rule(Step.BILL, "국가재정법 제33조", days=120),
    Rule(Step.DECISION, "헌법 제54조제2항", year=-1, month=12, day=2),
)
