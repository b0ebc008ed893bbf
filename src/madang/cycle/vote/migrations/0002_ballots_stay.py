from django.db import migrations

from madang.base.record.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("vote", "0001_initial")]
    operations = [append_only("vote_ballot", key="receipt"), append_only("vote_turnout", ("entry_id",))]
