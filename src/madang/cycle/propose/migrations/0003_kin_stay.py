"""Lineage, help and signatures only grow; where a proposal was sent never changes, its answer comes once."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way

# A scan with names on it may be taken away when its time is over, and never be put in place of another.
ANOTHER = "NEW.{0} IS NOT NULL AND (OLD.{0} IS NULL OR NEW.{0} <> OLD.{0})"


class Migration(migrations.Migration):
    dependencies = [("propose", "0002_only_by_steps")]
    operations = [
        append_only("propose_lineage", ("before_id", "after_id")),
        one_way(
            "propose_assistance",
            constant=("proposal_id", "channel", "helper_id", "consent", "occasion", "at"),
            insert="EXISTS (SELECT 1 FROM propose_assistance WHERE id = NEW.id OR proposal_id = NEW.proposal_id)",
            update=ANOTHER.format("scan_id"),
        ),
        one_way(
            "propose_signatures",
            constant=("proposal_id", "total", "duplicates", "by_id", "at"),
            insert="EXISTS (SELECT 1 FROM propose_signatures WHERE id = NEW.id)",
            update=ANOTHER.format("sheet_id"),
        ),
        one_way(
            "propose_transfer",
            constant=("proposal_id", "authority", "name", "by_id", "at"),
            insert="EXISTS (SELECT 1 FROM propose_transfer WHERE id = NEW.id)",
            update="OLD.outcome <> ''",
        ),
    ]
