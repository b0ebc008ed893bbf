"""The rules of the ledger as triggers, on both databases; and what the council and the residents said stays."""

import csv
from pathlib import Path

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.by_hand import ByHand
from madang.base.record.one_way import one_way
from madang.base.record.refused import refused

SUM = "(SELECT COALESCE(SUM(e.amount), 0) FROM budget_entry e WHERE {})"
OF_LINE = "e.line_id = NEW.line_id AND e.\"column\" = NEW.\"column\""
WHOLE = SUM.format(OF_LINE + " AND e.project_id IS NULL")
HELD = SUM.format(OF_LINE + " AND e.project_id IS NOT NULL")
SHARED = "NEW.line_id IS NOT NULL AND NEW.\"column\" IN ('bill', 'budget')"
OF_PROJECT = "e.project_id = NEW.project_id AND e.fiscal_year = NEW.fiscal_year AND e.\"column\" IN ({})"
AVAILABLE = "'budget', 'carried_in', 'reserve', 'moved'"
GONE = "'spent', 'carried_out'"

# Each: the rule of the ledger, and when an entry is refused.
RULES = {
    "a_share_stays_within_its_line": (
        f"{SHARED} AND NEW.project_id IS NOT NULL AND {HELD} + NEW.amount > {WHOLE}"
        f" OR {SHARED} AND NEW.project_id IS NULL AND {WHOLE} + NEW.amount < {HELD}"
    ),
    "nobody_spends_what_is_not_there": (
        f"NEW.project_id IS NOT NULL AND NEW.\"column\" IN ({AVAILABLE}, {GONE}) AND "
        f"{SUM.format(OF_PROJECT.format(AVAILABLE))} - {SUM.format(OF_PROJECT.format(GONE))} + "
        f"(CASE WHEN NEW.\"column\" IN ({GONE}) THEN -NEW.amount ELSE NEW.amount END) < 0"
    ),
    "an_entry_back_is_equal": (
        "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM budget_entry e WHERE e.id = NEW.reverses_id AND "
        "e.government_id = NEW.government_id AND e.fiscal_year = NEW.fiscal_year AND e.amount = -NEW.amount AND "
        "e.\"column\" = NEW.\"column\" AND e.source = NEW.source AND COALESCE(e.project_id, 0) = COALESCE(NEW.project_id, 0) AND "
        "COALESCE(e.line_id, 0) = COALESCE(NEW.line_id, 0))"
    ),
    "a_line_is_of_one_year": (
        "NEW.line_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM budget_line l WHERE l.id = NEW.line_id AND "
        "l.fiscal_year = NEW.fiscal_year AND l.government_id = NEW.government_id)"
    ),
    "no_column_falls_below_nothing": (
        "NEW.amount < 0 AND NEW.\"column\" <> 'moved' AND "
        + SUM.format(
            "e.government_id = NEW.government_id AND e.fiscal_year = NEW.fiscal_year AND e.\"column\" = NEW.\"column\" AND "
            "e.source = NEW.source AND COALESCE(e.project_id, 0) = COALESCE(NEW.project_id, 0) AND "
            "COALESCE(e.line_id, 0) = COALESCE(NEW.line_id, 0)"
        )
        + " + NEW.amount < 0"
    ),
}  # fmt: skip

# The council. The first of each three stands in for the unique index, which SQLite's INSERT OR REPLACE passes.
FIRST = (
    "NEW.corrects_id IS NULL AND EXISTS (SELECT 1 FROM {0} o WHERE o.corrects_id IS NULL AND o.bill_id = NEW.bill_id AND "
    "o.project_id = NEW.project_id{1})"
)
CORRECTED = (
    "NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {0} o WHERE o.id = NEW.corrects_id AND o.bill_id = NEW.bill_id AND "
    "o.project_id = NEW.project_id{1})"
)
STATE = "NOT EXISTS (SELECT 1 FROM budget_bill b WHERE b.id = NEW.bill_id AND b.state IN ({}))"
ACT, DECISION = "budget_councilact", "budget_councildecision"
ON_THE_DAY = " AND o.place = NEW.place AND o.body = NEW.body AND o.\"on\" = NEW.\"on\""
COUNCIL = {
    "a_place_acts_once": (ACT, FIRST.format(ACT, ON_THE_DAY)),
    "an_act_corrects_its_own": (ACT, CORRECTED.format(ACT, " AND o.place = NEW.place")),
    "an_act_is_on_a_submitted_bill": (ACT, STATE.format("'submitted', 'decided'")),
    "a_bill_decides_once": (DECISION, FIRST.format(DECISION, "")),
    "a_decision_corrects_its_own": (DECISION, CORRECTED.format(DECISION, "")),
    "a_decision_is_on_a_decided_bill": (DECISION, STATE.format("'decided'")),
}  # fmt: skip


def _classification(schema_editor):
    """The list as it was about 2022; a newer one is loaded beside it (`madang load-classification`)."""
    path = Path(__file__).parents[1] / "seed" / "classification.csv"
    insert = (
        "INSERT INTO budget_classification (since, level, code, name, name_en, field_code, source) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s)"
    )
    with path.open(encoding="utf-8") as file, schema_editor.connection.cursor() as cursor:
        for row in csv.DictReader(file):
            level = "field" if row["level"] == "분야" else "sector"
            source = row["source"]
            cursor.execute(insert, [2022, level, row["code"], row["name_ko"], row["name_en"], row["parent_code"], source])


def _no_classification(schema_editor):
    schema_editor.execute("DELETE FROM budget_classification", params=None)


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_initial"), ("record", "0002_append_only")]
    operations = [
        append_only("budget_booking", ("government_id", "number")),
        append_only("budget_entry", ("government_id", "number"), ("reverses_id",)),
        append_only("budget_councilact", ("corrects_id",)),
        append_only("budget_councildecision", ("corrects_id",)),
        one_way(
            "budget_bill", moves=[("draft", "submitted"), ("submitted", "decided")], once="OLD.state = 'decided'",
            constant=["government_id", "fiscal_year", "kind", "sequence", "whole", "submitted_on", "decided_on", "session"],
            update="OLD.state = 'submitted' AND (OLD.submitted_on <> NEW.submitted_on OR OLD.session <> NEW.session)"
            " OR OLD.minutes <> '' AND OLD.minutes <> NEW.minutes",
        ),
        # What a department or the office left out, and why, is told for ever.
        one_way(
            "budget_request",
            moves=[
                ("asked", "sent"), ("asked", "left_out"), ("sent", "in_bill"), ("sent", "left_out"), ("in_bill", "sent"),
                ("sent", "asked"),
            ],
            once="OLD.state = 'left_out'",
            constant=["project_id", "office_id", "state", "reason", "asked_at", "sent_at", "sent_by_id"],
        ),
        one_way(
            "budget_opinionstatement",
            moves=[("draft", "adopted"), ("adopted", "draft"), ("adopted", "frozen")],
            once="OLD.state = 'frozen'",
            constant=["cycle_id", "number", "words", "adopted_at", "adopted_by_id", "adopted_as", "frozen_at", "frozen", "digest"],
        ),
        refused({name: ("budget_entry", condition) for name, condition in RULES.items()}),
        refused(COUNCIL),
        ByHand(_classification, _no_classification),
    ]  # fmt: skip
