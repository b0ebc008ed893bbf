"""What officers do so that nobody is missing: enter who lives here, write down a measure, tell what it changed."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note

from .models import Cycle, Measure, Population
from .permissions import why_not_prepare


@transaction.atomic
def enter_population(
    government: Government, rows: Sequence[Population], *, as_of: date, source: str, by: Person
) -> int:
    """All rows of a file, in place of those of the same day."""
    require(why_not_prepare(by, government))
    Government.objects.select_for_update().get(pk=government.pk)  # two files of one day do not mix
    Population.objects.of(government).filter(as_of=as_of).delete()
    for row in rows:
        row.government, row.as_of, row.source, row.entered_by = government, as_of, source, by
    Population.objects.bulk_create(rows, batch_size=500)
    note(
        government, f"population/{as_of}", "plan.population_entered", by=by, actor="officer",
        as_of=as_of.isoformat(), source=source, rows=len(rows),
    )  # fmt: skip
    return len(rows)


@transaction.atomic
def take_measure(measure: Measure, *, by: Person) -> Measure:
    require(why_not_prepare(by, measure.cycle.government))
    measure.entered_by = by
    measure.save(force_insert=True)
    _note(measure.cycle, measure, "plan.measure_taken", by)
    return measure


@transaction.atomic
def tell_change(measure: Measure, changed: str, *, by: Person) -> None:
    """What the measure changed; what was done stays as it was written."""
    require(why_not_prepare(by, measure.cycle.government))
    measure.changed = changed
    measure.save(update_fields=["changed"])
    _note(measure.cycle, measure, "plan.measure_told", by, changed=changed)


def _note(cycle: Cycle, measure: Measure, event: str, by: Person, **facts) -> None:
    year = cycle.fiscal_year
    note(
        cycle.government, f"measure/{measure.pk}", event, by=by, actor="officer", title=measure.what, year=year, **facts
    )
