"""What stands on a ballot paper is held: the database keeps its words, money and state. And where an answer is given."""

from django.db import migrations, models

from madang.base.record.one_way import one_way
from madang.cycle.propose.models import PAIRS
from madang.cycle.propose.stays import HELD, STEPS_ONLY

before = one_way("propose_proposal", moves=PAIRS, **STEPS_ONLY)
after = one_way("propose_proposal", moves=PAIRS, **HELD)


class Migration(migrations.Migration):
    dependencies = [("propose", "0007_typos")]
    operations = [
        migrations.RunPython(before.reverse_code, before.code),
        migrations.AddField("proposal", "held_at", models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.AddField("proposal", "mend_page", models.CharField(blank=True, editable=False, max_length=40, null=True)),
        after,
    ]
