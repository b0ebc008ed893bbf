"""What trustees bring, the audit by lot and a receipt handed in stay as they were; an objection is decided once."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way

PROMISED = "EXISTS (SELECT 1 FROM vote_countedlist WHERE poll_id = {}.poll_id)"


class Migration(migrations.Migration):
    dependencies = [("vote", "0003_booths_and_papers")]
    operations = [
        append_only("vote_keyoffer"),
        append_only("vote_machineopening"),
        one_way(
            "vote_audit",
            constant=("poll_id",),
            insert=f"{PROMISED.format('NEW')} OR EXISTS (SELECT 1 FROM vote_audit WHERE poll_id = NEW.poll_id)",
            update=f"({PROMISED.format('OLD')} AND (OLD.source <> NEW.source OR OLD.known_at <> NEW.known_at)) "
            "OR (OLD.beacon <> '' AND (OLD.beacon <> NEW.beacon OR OLD.dice <> NEW.dice)) "
            "OR (OLD.sample <> '' AND OLD.sample <> NEW.sample)",
        ),
        append_only("vote_handedreceipt", ("leaf",)),
        one_way(
            "vote_objection",
            constant=("id", "poll_id", "about", "text", "by_id", "received_by_id", "made_at"),
            insert="EXISTS (SELECT 1 FROM vote_objection WHERE id = NEW.id)",
            update="OLD.decided_at IS NOT NULL",
        ),
    ]
