"""The search columns are written from the texts whenever a row is saved; a second one holds titles alone, for typos."""

from django.db import migrations

import madang.cycle.propose.search
from madang.base.record.one_way import one_way
from madang.cycle.propose.models import PAIRS
from madang.cycle.propose.stays import STEPS_ONLY
from madang_methods.likeness import search_text

OF = ("title", "problem", "idea", "effect", "place")


def fill(apps, schema_editor):
    proposals = apps.get_model("propose", "Proposal").objects.using(schema_editor.connection.alias)
    rows = list(proposals.only("pk", *OF).order_by("pk"))
    for one in rows:
        one.search = search_text(*(getattr(one, name) or "" for name in OF))
        one.title_search = search_text(one.title)
    proposals.bulk_update(rows, ["search", "title_search"], batch_size=200)


def index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        command = "CREATE INDEX proposals_by_title ON propose_proposal USING gin (title_search gin_trgm_ops)"
        schema_editor.execute(command, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX proposals_by_title", params=None)


# SQLite makes the table anew for another column, and its triggers are lost with the old one: let go, and hold again.
hold = one_way("propose_proposal", moves=PAIRS, **STEPS_ONLY)
let_go = migrations.RunPython(hold.reverse_code, hold.code)


class Migration(migrations.Migration):
    dependencies = [("propose", "0006_search")]
    operations = [
        let_go,
        migrations.AlterField("proposal", "search", madang.cycle.propose.search.SearchField(of=OF)),
        migrations.AddField("proposal", "title_search", madang.cycle.propose.search.SearchField(of=("title",))),
        hold,
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(index, drop),
    ]
