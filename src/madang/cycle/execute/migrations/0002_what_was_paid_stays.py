"""Only what the council decided becomes a work; what was reported, agreed, paid and changed stays. On both databases."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.base.record.refused import refused

STATES = ("not_started", "running", "delayed", "stopped", "done", "partly_done", "cancelled")
# A cancelled work stays cancelled; anything else a corrected report may set right.
STEPS = [(before, after) for before in STATES if before != "cancelled" for after in STATES if before != after]
DECIDED = "EXISTS (SELECT 1 FROM budget_councildecision d WHERE d.project_id = NEW.project_id AND d.amount > 0)"
BOOKED = (
    "NOT EXISTS (SELECT 1 FROM budget_entry e JOIN execute_work w ON w.project_id = e.project_id "
    "WHERE e.booking_id = NEW.booking_id AND w.id = NEW.work_id AND e.\"column\" = '{}')"
)
OTHER = (
    "EXISTS (SELECT 1 FROM budget_entry e JOIN execute_work w ON w.id = NEW.work_id "
    "WHERE e.booking_id = NEW.booking_id AND (e.\"column\" <> '{0}' OR e.project_id IS NULL OR e.project_id <> w.project_id))"
)
AMENDED = (
    "NEW.amends_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM execute_contract c WHERE c.id = NEW.amends_id "
    "AND c.work_id = NEW.work_id AND c.amends_id IS NULL)"
)
TAKEN_BACK = (
    "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM execute_payment p WHERE p.id = NEW.reverses_id "
    "AND p.work_id = NEW.work_id AND p.reverses_id IS NULL)"
)
PAID_TO = (
    "NEW.contract_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM execute_contract c WHERE c.id = NEW.contract_id "
    "AND c.work_id = NEW.work_id)"
)
CORRECTED = (
    "NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM execute_report r WHERE r.id = NEW.corrects_id "
    "AND r.work_id = NEW.work_id AND r.year = NEW.year AND r.quarter = NEW.quarter)"
)

# Each: the table, and when an INSERT into it is refused. Both databases read the same words.
RULES = {
    "a_contract_is_in_the_ledger": ("execute_contract", f"{BOOKED.format('committed')} OR {OTHER.format('committed')}"),
    "a_changed_contract_is_of_the_same_work": ("execute_contract", AMENDED),
    "a_payment_is_in_the_ledger": ("execute_payment", f"{BOOKED.format('spent')} OR {OTHER.format('spent')}"),
    "a_payment_is_taken_back_within_its_work": ("execute_payment", TAKEN_BACK),
    "a_payment_goes_to_a_contract_of_its_work": ("execute_payment", PAID_TO),
    "a_corrected_report_is_of_the_same_quarter": ("execute_report", CORRECTED),
}


class Migration(migrations.Migration):
    dependencies = [("execute", "0001_initial"), ("record", "0002_append_only")]
    operations = [
        one_way(
            "execute_work", moves=STEPS, constant=["project_id", "first_until", "opened_at", "opened_by_id"],
            insert=f"NOT {DECIDED} OR EXISTS (SELECT 1 FROM execute_work t WHERE t.id = NEW.id)",
        ),
        one_way(
            "execute_milestone", constant=["work_id", "title", "planned_on"],
            update="OLD.done_on IS NOT NULL OR OLD.dropped <> ''",
            insert="EXISTS (SELECT 1 FROM execute_milestone t WHERE t.id = NEW.id)",
        ),
        append_only("execute_contract", ("work_id", "number"), ("booking_id",)),
        append_only("execute_payment", ("work_id", "number"), ("booking_id",), ("reverses_id",)),
        append_only("execute_change", ("work_id", "number"), ("booking_id",)),
        append_only("execute_report", ("corrects_id",)),
        refused(RULES),
        append_only("execute_extract", ("government_id", "fiscal_year", "number"), ("government_id", "fiscal_year", "digest")),
        append_only("execute_extractrow", ("extract_id", "number")),
        append_only("execute_fate"),
        append_only("execute_mark", ("visit_id", "item_id")),
        append_only("execute_wastelook"),
        one_way(
            "execute_checkitem",
            constant=["cycle_id", "words"],
            update="OLD.dropped_at IS NOT NULL",
        ),
        one_way(
            "execute_visit",
            constant=["work_id", "number", "body_id", "day", "people", "words", "wants", "at", "by_id", "due_on"],
            update="OLD.answer <> '' AND OLD.answer <> NEW.answer",
            insert="EXISTS (SELECT 1 FROM execute_visit t WHERE t.id = NEW.id OR (t.work_id = NEW.work_id AND t.number = NEW.number))",
        ),
        one_way(
            "execute_sighting",
            constant=["work_id", "number", "person_id", "place", "words", "at", "due_on"],
            update="OLD.answer <> '' AND OLD.answer <> NEW.answer",
            insert="EXISTS (SELECT 1 FROM execute_sighting t WHERE t.id = NEW.id OR (t.work_id = NEW.work_id AND t.number = NEW.number))",
        ),
        one_way(
            "execute_wastereport",
            constant=["government_id", "fiscal_year", "number", "received_on", "due_on", "receipt"],
            update="(NEW.words <> OLD.words AND NEW.words <> '') OR (OLD.outcome <> '' AND (NEW.outcome <> OLD.outcome "
            "OR NEW.outcome_words <> OLD.outcome_words))",
            insert="EXISTS (SELECT 1 FROM execute_wastereport t WHERE t.id = NEW.id OR t.receipt = NEW.receipt "
            "OR (t.government_id = NEW.government_id AND t.fiscal_year = NEW.fiscal_year AND t.number = NEW.number))",
        ),
    ]  # fmt: skip
