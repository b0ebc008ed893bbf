"""The year's money as the papers of this stage print it: rows and totals from the ledger, in thousands of won."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.documents.chart import MOST, Bars
from madang.base.documents.document import Picture, Table
from madang.base.pages.words import money
from madang.cycle.budget.models import Column
from madang.cycle.budget.standing import Standing, standings, total
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account, in_unit

THOUSAND = 1_000
PLANNED = ("selected", "requested", "bill", "budget")
SPENT = ("budget", "available", "spent", "unspent")


def year_of(cycle: Cycle) -> tuple[list[Standing], Account]:
    """Every project of the year with its money over all years, and all of them together."""
    rows = standings(cycle)
    return rows, total(row.account for row in rows)


def money_table(caption: str, rows: list[Standing], whole: Account, columns: tuple[str, ...], currency: str) -> Table:
    """Sums are made of whole won and rounded last, so a printed column need not add up to its printed total."""
    won = currency == "KRW"

    def said(amount: int):
        return in_unit(amount, THOUSAND) if won else money(amount, currency)

    def cells(account: Account):
        return [said(getattr(account, name)) for name in columns]

    header = [_("번호"), pgettext("budget", "사업"), _("부서"), *(str(_name(name)) for name in columns)]
    units = ["", "", "", *([_("천원")] * len(columns) if won else [""] * len(columns))]
    body = [
        [str(row.project.number), row.project.title, row.project.office.name if row.project.office else "–", *cells(row.account)]
        for row in rows
    ]  # fmt: skip
    numeric = range(3, 3 + len(columns))
    return Table(caption, header, body, units=units, numeric=numeric, totals=["", _("합계"), "", *cells(whole)])


def kept_by_office(rows: list[Standing], currency: str) -> Picture | None:
    """What each office was given by the council beside what it spent, over all years."""
    sums: dict[str, Account] = {}
    for row in rows:
        office = row.project.office.name if row.project.office else "–"
        sums[office] = sums.get(office, Account()) + row.account
    kept = [(office, account.budget, account.spent) for office, account in sums.items() if account.budget][:MOST]
    names = [str(_name(name)) for name in ("budget", "spent")]
    return (
        Bars(_("부서마다 정한 돈과 쓴 돈"), names, kept, say=lambda amount: money(amount, currency)).picture
        if kept
        else None
    )


def _name(column: str):
    return {"available": _("예산현액"), "unspent": _("집행잔액")}.get(column) or Column(column).label
