"""What the database itself refuses: to move a proposal where no road leads, or without the step that says why."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.propose.models import PAIRS

# The newest step of this proposal must say exactly this move: no update passes without its row in the ledger.
WITHOUT_ITS_STEP = (
    "OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM propose_step s WHERE s.proposal_id = OLD.id "
    "AND s.before = OLD.state AND s.after = NEW.state "
    "AND s.id = (SELECT MAX(id) FROM propose_step WHERE proposal_id = OLD.id))"
)
REPLACES = (
    "EXISTS (SELECT 1 FROM propose_proposal p WHERE p.id = NEW.id "
    "OR (p.cycle_id = NEW.cycle_id AND p.number = NEW.number))"
)


class Migration(migrations.Migration):
    dependencies = [("propose", "0002_life")]
    operations = [
        append_only("propose_step"),
        one_way("propose_proposal", moves=PAIRS, insert=REPLACES, update=WITHOUT_ITS_STEP, delete="TRUE"),
    ]
