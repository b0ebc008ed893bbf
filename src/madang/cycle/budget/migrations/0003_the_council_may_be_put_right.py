"""A wrong entry of the council is put right by a new one that names it; both stay. Nothing is decided in a draft."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from madang.base.record.append_only import append_only
from madang.base.record.by_hand import ByHand

FIRST = "NEW.corrects_id IS NULL AND EXISTS (SELECT 1 FROM {0} o WHERE o.corrects_id IS NULL AND o.bill_id = NEW.bill_id AND o.project_id = NEW.project_id{1})"  # fmt: skip
SAME = "NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {0} o WHERE o.id = NEW.corrects_id AND o.bill_id = NEW.bill_id AND o.project_id = NEW.project_id{1})"  # fmt: skip
STATE = "NOT EXISTS (SELECT 1 FROM budget_bill b WHERE b.id = NEW.bill_id AND b.state IN ({}))"
OF_ACT = " AND o.place = NEW.place AND o.body = NEW.body AND o.\"on\" = NEW.\"on\""  # fmt: skip

# Table, name, and what is refused. The first rule stands in for the unique index, which SQLite's INSERT OR REPLACE passes.
RULES = [
    ("budget_councilact", "a_place_acts_once", FIRST.format("budget_councilact", OF_ACT)),
    ("budget_councilact", "an_act_corrects_its_own", SAME.format("budget_councilact", " AND o.place = NEW.place")),
    ("budget_councilact", "an_act_is_on_a_submitted_bill", STATE.format("'submitted', 'decided'")),
    ("budget_councildecision", "a_bill_decides_once", FIRST.format("budget_councildecision", "")),
    ("budget_councildecision", "a_decision_corrects_its_own", SAME.format("budget_councildecision", "")),
    ("budget_councildecision", "a_decision_is_on_a_decided_bill", STATE.format("'decided'")),
]
_BEFORE = (append_only("budget_councilact"), append_only("budget_councildecision", ("bill_id", "project_id")))
_AFTER = (append_only("budget_councilact", ("corrects_id",)), append_only("budget_councildecision", ("corrects_id",)))


def _rules(editor):
    for table, name, condition in RULES:
        if editor.connection.vendor == "postgresql":
            body = f"IF {condition} THEN RAISE EXCEPTION '{name}'; END IF; RETURN NEW;"
            function = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
            editor.execute(function, params=None)
            trigger = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
            editor.execute(trigger, params=None)
            editor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}", params=None)
        else:
            refused = f"SELECT RAISE(ABORT, '{name}');"
            trigger = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {condition} BEGIN {refused} END"
            editor.execute(trigger, params=None)


def _no_rules(editor):
    for _table, name, _condition in RULES:
        verb = f"FUNCTION {name}() CASCADE" if editor.connection.vendor == "postgresql" else f"TRIGGER {name}"
        editor.execute(f"DROP {verb}", params=None)


def _held(editor):
    for one in _AFTER:
        one.forwards(editor)
    _rules(editor)


def _released(editor):
    _no_rules(editor)
    for one in _AFTER:
        one.backwards(editor)


def _let_go(editor):
    """SQLite makes a table anew to add a key to it, and its triggers would go without a word."""
    for one in _BEFORE:
        one.backwards(editor)


def _as_before(editor):
    for one in _BEFORE:
        one.forwards(editor)


def _key(model):
    return models.OneToOneField(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="corrected_by", to=f"budget.{model}"
    )  # fmt: skip


def _says_why(name):
    said = Q(corrects=None, correction="") | Q(corrects__isnull=False) & ~Q(correction="")
    return models.CheckConstraint(condition=said, name=name)


_WHY = models.TextField(blank=True, verbose_name="바로잡은 까닭")
_CONSENT = models.CharField(blank=True, max_length=200, verbose_name="단체장의 동의")
_ONCE = models.UniqueConstraint(
    fields=("bill", "project"), condition=Q(corrects=None), name="one_decision_a_bill_and_project"
)
_ONCE_A_DAY = models.UniqueConstraint(
    fields=("bill", "project", "place", "body", "on"), condition=Q(corrects=None), name="a_place_acts_once_a_day_on_a_project"
)  # fmt: skip
_HEAD = models.CheckConstraint(condition=~Q(outcome="raised") | ~Q(consent=""), name="a_raise_has_the_heads_consent")


class Migration(migrations.Migration):
    dependencies = [("budget", "0002_the_ledger_only_grows")]
    operations = [
        ByHand(_let_go, _as_before),
        migrations.AlterModelOptions("councildecision", {"ordering": ["bill", "project", "pk"]}),
        migrations.RemoveConstraint("councildecision", "one_decision_a_bill_and_project"),
        migrations.AddField("councilact", "corrects", _key("councilact")),
        migrations.AddField("councilact", "correction", _WHY),
        migrations.AddField("councildecision", "consent", _CONSENT),
        migrations.AddField("councildecision", "corrects", _key("councildecision")),
        migrations.AddField("councildecision", "correction", _WHY),
        migrations.AddConstraint("councilact", _ONCE_A_DAY),
        migrations.AddConstraint("councilact", _says_why("a_corrected_act_says_why")),
        migrations.AddConstraint("councildecision", _ONCE),
        migrations.AddConstraint("councildecision", _says_why("a_corrected_decision_says_why")),
        migrations.AddConstraint("councildecision", _HEAD),
        ByHand(_held, _released),
    ]
