"""What the database itself refuses: to move a proposal where no road leads, or without the step that says why."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.propose.models import PAIRS
from madang.cycle.propose.stays import STEPS_ONLY


class Migration(migrations.Migration):
    dependencies = [("propose", "0002_life")]
    operations = [
        append_only("propose_step"),
        one_way("propose_proposal", moves=PAIRS, **STEPS_ONLY),
    ]
