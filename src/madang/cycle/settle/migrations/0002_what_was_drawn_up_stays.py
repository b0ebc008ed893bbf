"""What was drawn up stays as it was, and what was approved stays for ever: on both databases."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.settle.models import STEPS


def unless(state: str, row: str, table: str = "settle_settlement s", joined: str = "s.id = {row}.settlement_id") -> str:
    """Refuse, unless the row's settlement stands so."""
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE {joined.format(row=row)} AND s.state = '{state}')"


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


OF_INDICATOR = "settle_settlement s JOIN settle_indicator i ON i.settlement_id = s.id"
MEASURED = "EXISTS (SELECT 1 FROM settle_measurement m WHERE m.indicator_id = OLD.id)"
APPROVED = [
    "state", "reason_from", "reason_percent", "reason_basis", "opened_at", "opened_by_id", "drawn_up_on", "drawn_digest",
    "submitted_on", "approved_on", "session", "minutes", "council_words", "approved_at", "approved_by_id", "frozen", "digest",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("settle", "0001_initial"), ("record", "0002_append_only")]
    operations = [
        one_way(
            "settle_settlement", moves=STEPS, once="OLD.state = 'approved'", constant=APPROVED,
            update="OLD.cycle_id <> NEW.cycle_id OR OLD.fiscal_year <> NEW.fiscal_year OR "
            "(OLD.notified_on IS NOT NULL AND (NEW.notified_on IS NULL OR NEW.notified_on <> OLD.notified_on))",
            insert="NEW.state <> 'open' OR EXISTS (SELECT 1 FROM settle_settlement t WHERE t.id = NEW.id OR "
            "(t.cycle_id = NEW.cycle_id AND t.fiscal_year = NEW.fiscal_year))",
        ),
        append_only("settle_leftover"),
        one_way("settle_leftover", insert=unless("open", "NEW"), update="FALSE", delete="FALSE"),
        one_way(
            "settle_indicator", insert=f"{unless('open', 'NEW')} OR {there_already('settle_indicator')}",
            update=f"{unless('open', 'NEW')} OR {unless('open', 'OLD')} OR {MEASURED}",
            delete=f"{unless('open', 'OLD')} OR {MEASURED}",
        ),
        append_only("settle_measurement"),
        one_way(
            "settle_measurement", insert=unless("open", "NEW", OF_INDICATOR, "i.id = {row}.indicator_id"),
            update="FALSE", delete="FALSE",
        ),
        append_only("settle_inspection"),
        one_way("settle_inspection", insert=unless("drawn_up", "NEW"), update="FALSE", delete="FALSE"),
        one_way(
            "settle_opinion", insert=f"{unless('drawn_up', 'NEW')} OR {there_already('settle_opinion')}",
            constant=["settlement_id", "inspection_id", "project_id", "kind", "words"], update="OLD.answer <> ''",
        ),
    ]  # fmt: skip
