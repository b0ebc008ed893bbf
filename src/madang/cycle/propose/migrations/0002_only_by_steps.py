"""What the database itself refuses: to move a proposal where no road leads, without the step that says why,
or away from what stands on a ballot paper."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.propose.models import PAIRS
from madang.cycle.propose.stays import ONLY_BY_STEPS


class Migration(migrations.Migration):
    dependencies = [("propose", "0001_initial")]
    operations = [
        append_only("propose_step"),
        one_way("propose_proposal", moves=PAIRS, **ONLY_BY_STEPS),
    ]
