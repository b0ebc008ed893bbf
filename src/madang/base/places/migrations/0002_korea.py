from django.db import migrations

from madang.base.places.seed import seed


def fill(apps, schema_editor):
    seed(apps.get_model("places", "Government"), apps.get_model("places", "Area"))


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
