"""PostgreSQL's trigram indexes on the search columns (pg_trgm, a trusted extension); SQLite reads the columns as they are."""

from django.db import migrations

from madang.base.record.by_hand import ByHand

INDEXES = {"proposals_by_words": "search", "proposals_by_title": "title_search"}


def index(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm", params=None)
        for name, column in INDEXES.items():
            command = f"CREATE INDEX {name} ON propose_proposal USING gin ({column} gin_trgm_ops)"
            schema_editor.execute(command, params=None)


def drop(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("propose", "0003_kin_stay")]
    operations = [ByHand(index, drop)]
