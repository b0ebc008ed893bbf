"""What a page of the settlement stands on: which year of whose money, its settlement, its table, the day asked for."""

from dataclasses import dataclass
from datetime import date

from madang.base import clock
from madang.cycle.budget.units import Unit
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account

from .gathering import settlement_of, sums_of, table_of
from .models import Settlement
from .table import Table


@dataclass(frozen=True)
class Books:
    cycle: Cycle
    fiscal_year: int
    settlement: Settlement | None
    table: Table
    live: Account | None = None  # what the ledger says now, where it says something else than the frozen table
    on: date | None = None

    @property
    def subject(self) -> str:
        return self.settlement.subject if self.settlement else ""


def books_of(cycle: Cycle, fiscal_year: int, on: date | None = None) -> Books:
    """Of the present, or of the end of a past day."""
    settlement = settlement_of(cycle, fiscal_year)
    table = table_of(cycle, fiscal_year, settlement, on)
    live = None
    if on is None and settlement and settlement.is_approved:
        now = sums_of(cycle, fiscal_year)
        live = sum(now.values(), Account()) if now != {row.number: row.account for row in table.rows} else None
    return Books(cycle, fiscal_year, settlement, table, live, on)


def asked_day(request) -> date | None:
    """The past day in the address; nothing for none, for a day to come, and for what is no day."""
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None
    return day if date(2000, 1, 1) <= day < clock.today() else None


def asked_unit(request, cycle: Cycle) -> Unit:
    return Unit.asked(request, cycle.government.currency)
