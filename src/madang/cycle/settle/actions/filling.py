"""Open a settlement, and fill in what the ledger cannot know: why something was left, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import Cycle

from ..gathering import gathered, leftovers_of
from ..models import Indicator, Leftover, Measurement, Settlement
from ..permissions import why_not_fill, why_not_open


@dataclass(frozen=True)
class Given:
    """A reason as it comes from the table of the desk."""

    project: Project
    reason: str
    words: str


@dataclass(frozen=True)
class Measured:
    indicator: Indicator
    value: Decimal
    source: str
    measured_by: str
    measured_on: date


@transaction.atomic
def open_settlement(cycle: Cycle, fiscal_year: int, *, by: Person, **threshold) -> Settlement:
    """`threshold`: reason_from, reason_percent, reason_basis."""
    require(why_not_open(by, cycle, fiscal_year), year=fiscal_year)
    settlement = Settlement.objects.create(
        cycle=cycle, fiscal_year=fiscal_year, opened_at=clock.now(), opened_by=by, **threshold
    )
    note_about(settlement, "opened", by=by)
    return settlement


@transaction.atomic
def explain(settlement: Settlement, given: Iterable[Given], *, by: Person) -> int:
    """Reasons for what is left at this moment; what says the same as before is not written again. How many were written."""
    grip(settlement)
    table = gathered(settlement.cycle, settlement.fiscal_year, settlement)
    left = {row.number: row.account.unspent for row in table.rows}
    standing = leftovers_of(settlement)
    written = []
    for one in given:
        require(why_not_fill(by, settlement, one.project))
        amount = left.get(one.project.number, 0)
        require("settle.nothing_left" if amount <= 0 else None, title=one.project.title)
        fields = {"amount": amount, "reason": one.reason, "words": one.words.strip()}
        before = standing.get(one.project.pk)
        if before is None or any(getattr(before, name) != value for name, value in fields.items()):
            written.append(Leftover(settlement=settlement, project=one.project, at=clock.now(), by=by, **fields))
    Leftover.objects.bulk_create(written)
    if written:
        note_about(settlement, "explained", by=by, number=len(written))
    return len(written)


@transaction.atomic
def expect(settlement: Settlement, project: Project, *, by: Person, **fields) -> Indicator:
    """`fields`: name, unit, expected, better, ground."""
    grip(settlement)
    require(why_not_fill(by, settlement, project))
    taken = Indicator.objects.filter(settlement=settlement, project=project, name=fields["name"]).exists()
    require("settle.expected_already" if taken else None, name=fields["name"])
    indicator = Indicator.objects.create(settlement=settlement, project=project, at=clock.now(), by=by, **fields)
    note_about(settlement, "expected", by=by, name=indicator.name, title=project.title)
    return indicator


@transaction.atomic
def measure(settlement: Settlement, measured: Iterable[Measured], *, by: Person) -> int:
    """What was measured; what says the same as the last one is not written again. How many were written."""
    grip(settlement)
    written = []
    for one in measured:
        require(why_not_fill(by, settlement, one.indicator.project))
        fields = {
            "value": one.value, "source": one.source, "measured_by": one.measured_by, "measured_on": one.measured_on,
        }  # fmt: skip
        before = one.indicator.measurements.order_by("pk").last()
        if before is None or any(getattr(before, name) != value for name, value in fields.items()):
            written.append(Measurement(indicator=one.indicator, at=clock.now(), by=by, **fields))
    Measurement.objects.bulk_create(written)
    if written:
        note_about(settlement, "measured", by=by, number=len(written))
    return len(written)


def grip(settlement: Settlement) -> None:
    """Lock its row and see its state as it is."""
    fresh = Settlement.objects.select_for_update().get(pk=settlement.pk)
    for name in ("state", "drawn_digest", "drawn_up_on", "submitted_on", "approved_on", "notified_on"):
        setattr(settlement, name, getattr(fresh, name))


def note_about(settlement: Settlement, event: str, *, by: Person, **facts) -> None:
    government = settlement.cycle.government
    facts |= {"year": settlement.cycle.fiscal_year, "fiscal": settlement.fiscal_year}
    note(government, settlement.subject, f"settle.{event}", by=by, actor=by.office_in(government), **facts)
