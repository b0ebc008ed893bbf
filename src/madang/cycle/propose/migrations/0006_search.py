"""The search column of what is there already, and PostgreSQL's trigram index on it (pg_trgm, a trusted extension)."""

from django.db import migrations

from madang_methods.likeness import search_text


def fill(apps, schema_editor):
    proposals = apps.get_model("propose", "Proposal").objects.filter(search="")
    some = []
    for one in proposals.iterator(500):
        one.search = search_text(one.title, one.problem, one.idea, one.place)
        some.append(one)
    apps.get_model("propose", "Proposal").objects.bulk_update(some, ["search"], batch_size=200)


def index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm", params=None)
        schema_editor.execute("CREATE INDEX proposals_by_words ON propose_proposal USING gin (search gin_trgm_ops)", params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX proposals_by_words", params=None)


class Migration(migrations.Migration):
    dependencies = [("propose", "0005_kin_stay")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(index, drop),
    ]
