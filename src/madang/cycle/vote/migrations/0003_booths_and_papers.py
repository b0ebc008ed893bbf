"""What the database refuses of tickets and papers: a second use, a change after signing."""

from django.db import migrations

from madang.base.record.one_way import one_way

SIGNED = "EXISTS (SELECT 1 FROM vote_paperbatch WHERE id = {}.batch_id AND state = 'signed')"


class Migration(migrations.Migration):
    dependencies = [("vote", "0002_ballots_stay")]
    operations = [
        one_way(
            "vote_ticket",
            moves=(("issued", "used"), ("issued", "lapsed"), ("issued", "reissued")),
            constant=("poll_id", "station_id", "entry_id", "digest", "issued_by_id", "assisted"),
            insert="EXISTS (SELECT 1 FROM vote_ticket WHERE id = NEW.id)",
        ),
        one_way(
            "vote_paperbatch",
            moves=(("issued", "returned"), ("returned", "entered"), ("entered", "signed")),
            constant=(
                "poll_id", "station_id", "number", "first_stub", "printed", "issued", "in_box", "spoiled", "unreturned",
                "signed_by_id", "countersigned_by_id",
            ),
            once="OLD.state = 'signed'",
            insert="EXISTS (SELECT 1 FROM vote_paperbatch WHERE id = NEW.id OR (poll_id = NEW.poll_id AND number = NEW.number))",
        ),
        one_way(
            "vote_papersheet",
            constant=(
                "batch_id", "number", "scan_id", "first", "first_by_id", "second", "second_by_id", "third_by_id",
                "void_reason", "leaf",
            ),
            once="OLD.leaf <> '' OR OLD.void_reason <> ''",
            insert=f"{SIGNED.format('NEW')} OR EXISTS (SELECT 1 FROM vote_papersheet WHERE id = NEW.id "
            "OR (batch_id = NEW.batch_id AND number = NEW.number))",
            update="(OLD.first <> '' AND OLD.first <> NEW.first) OR (OLD.second <> '' AND OLD.second <> NEW.second)",
            delete="OLD.first <> ''",
        ),
        one_way(
            "vote_paperstub",
            constant=("batch_id", "number", "entry_id", "queued", "given_by_id"),
            insert=f"{SIGNED.format('NEW')} OR EXISTS (SELECT 1 FROM vote_paperstub WHERE id = NEW.id "
            "OR (batch_id = NEW.batch_id AND number = NEW.number))",
            update="OLD.spoiled AND NOT NEW.spoiled",
        ),
    ]
