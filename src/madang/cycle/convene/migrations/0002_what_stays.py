"""What the database itself refuses: too long or too many terms, a changed promise, a second draw, a rewritten ledger."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.convene.models.lottery import MOVES


def day(column: str) -> str:
    """A date as the number 20270331, on either database."""
    return f"CAST(REPLACE(CAST({column} AS TEXT), '-', '') AS INTEGER)"


# Private members: at most three years, and no more renewals than the body allows.
TOO_LONG = f"(NEW.appointed AND NEW.since IS NOT NULL AND {day('NEW.until')} >= {day('NEW.since')} + 30000)"
TOO_OFTEN = "(NEW.appointed AND NEW.term > (SELECT b.renewals + 1 FROM convene_body b WHERE b.id = NEW.body_id))"
ENDED = "(OLD.ended_on IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on <> OLD.ended_on))"
SEATED = ["body_id", "route", "appointed", "since", "until", "term", "seating_id", "replaces_id"]

PROMISED = [
    "call_id", "number", "objective", "tickets", "record", "digest", "source", "known_at", "dice", "committed_at",
    "committed_by_id",
]  # fmt: skip
DRAWN = " OR ".join(
    f"(OLD.drawn_at IS NOT NULL AND NEW.{name} <> OLD.{name})" for name in ("beacon", "thrown", "selection", "drawn_at")
)


def published(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM convene_seatplan p WHERE p.id = {row}.plan_id AND p.published_at IS NOT NULL)"


def promised(row: str) -> str:
    """Its call's lottery is committed, and the seats are not taken yet."""
    return (
        f"EXISTS (SELECT 1 FROM convene_lottery l WHERE l.call_id = {row}.call_id AND l.state IN ('committed', 'drawn'))"
    )


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


def of_plan(table: str):
    new, old = published("NEW"), published("OLD")
    return one_way(table, insert=new, update=f"{new} OR {old}", delete=old)


class Migration(migrations.Migration):
    dependencies = [("convene", "0001_initial")]
    operations = [
        one_way(
            "convene_member", once="OLD.seating_id IS NOT NULL", constant=SEATED,
            insert=f"{TOO_LONG} OR {TOO_OFTEN} OR {there_already('convene_member')}",
            update=f"{TOO_LONG} OR {TOO_OFTEN} OR {ENDED}", delete="OLD.seating_id IS NOT NULL",
        ),
        one_way(
            "convene_seatplan", once="OLD.published_at IS NOT NULL", insert=there_already("convene_seatplan"),
            constant=["body_id", "version", "reserves", "keep_days", "reason", "published_at"],
            delete="OLD.published_at IS NOT NULL",
        ),
        of_plan("convene_seatshare"),
        of_plan("convene_quota"),
        one_way(
            "convene_application", once=promised("OLD"),
            constant=["call_id", "number", "sex", "age_band", "area_id", "disability", "multicultural"],
            insert=f"{promised('NEW')} OR {there_already('convene_application')}",
            delete=f"OLD.number IS NOT NULL AND {promised('OLD')}",
        ),
        one_way(
            "convene_lottery", moves=MOVES, once="OLD.committed_at IS NOT NULL", constant=PROMISED, update=DRAWN,
            insert=f"NEW.state <> 'drafted' OR {there_already('convene_lottery')}",
        ),
        one_way(
            "convene_interest", constant=["member_id", "subject", "how", "ground", "reason", "declared_at", "declared_by_id"],
            update="OLD.lifted_at IS NOT NULL", insert=there_already("convene_interest"),
        ),
        one_way(
            "convene_allowance", update="TRUE",
            insert="NEW.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM convene_allowance a WHERE a.id = NEW.undoes_id "
            "AND a.undoes_id IS NULL AND a.amount = - NEW.amount AND a.member_id = NEW.member_id)",
        ),
        append_only("convene_allowance", ("undoes_id",)),
        append_only("convene_seating"),
        append_only("convene_equalityresolution", ("body_id", "number")),
        append_only("convene_rules", ("body_id", "version")),
        append_only("convene_tally"),
        append_only("convene_candidate", ("member_id",)),
        append_only("convene_replacement", ("lottery_id", "left_id")),
    ]  # fmt: skip
