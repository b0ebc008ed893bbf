from django.db import migrations
from django.db.models import F


def all_were_public(apps, schema_editor):
    """Until now a count was public at the moment it was made."""
    apps.get_model("decide", "Count").objects.filter(published_at=None).update(
        published_at=F("at"), published_by=F("by")
    )


class Migration(migrations.Migration):
    dependencies = [("decide", "0003_a_life_of_a_count")]
    operations = [migrations.RunPython(all_were_public, migrations.RunPython.noop)]
