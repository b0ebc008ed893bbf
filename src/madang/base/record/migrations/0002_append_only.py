from django.db import migrations

from madang.base.record.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [append_only("record_entry", ("digest",), ("government_id", "number"), ("government_id", "previous"))]
