"""No seat beyond those there are; a certificate is only ever withdrawn, and its name forgotten."""

from django.db import migrations

from madang.base.record.one_way import one_way


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


FULL = (
    "(SELECT COUNT(*) FROM learn_registration r WHERE r.session_id = NEW.session_id AND r.standing = 'seated' "
    "AND r.id <> COALESCE(NEW.id, 0)) >= (SELECT s.capacity FROM learn_session s WHERE s.id = NEW.session_id)"
)


class Migration(migrations.Migration):
    dependencies = [("learn", "0001_initial")]
    operations = [
        one_way(
            "learn_registration", moves=[("waiting", "seated")], column="standing", constant=["session_id", "person_id"],
            insert=f"(NEW.standing = 'seated' AND {FULL}) OR {there_already('learn_registration')}",
            update=f"OLD.standing = 'waiting' AND NEW.standing = 'seated' AND {FULL}", delete="FALSE",
        ),
        one_way(
            "learn_attendance", constant=["session_id", "person_id", "place", "way", "entered_by_id", "at"],
            insert=there_already("learn_attendance"), update="OLD.name <> NEW.name AND NEW.name <> ''", delete="OLD.way = 'code'",
        ),
        one_way(
            "learn_completion", constant=["course_id", "person_id", "area_id", "number", "at", "entered_by_id"],
            insert=there_already("learn_completion"),
            update="(OLD.name <> NEW.name AND NEW.name <> '') OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL)",
        ),
    ]  # fmt: skip
