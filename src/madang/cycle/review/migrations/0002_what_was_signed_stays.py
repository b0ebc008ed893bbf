"""What the database itself refuses: a step no review takes, a change of what was signed, asked, answered or spoken."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.review.models.review import STEPS

SIGNED = [
    "proposal_id", "office_id", "round", "stand", "assigned_at", "assigned_by_id", "reviewer_id", "verdict", "reason",
    "sentence", "alternatives", "when_possible", "procedures", "handed_in_at", "handed_in_by_id", "approved_at",
    "approved_by_id", "done_at",
]  # fmt: skip


def only_while_written(row: str) -> str:
    """A sheet changes only before it is handed in."""
    return (
        f"EXISTS (SELECT 1 FROM review_review r WHERE r.id = {row}.review_id "
        "AND r.stand NOT IN ('assigned', 'reviewing'))"
    )


def sheet(table: str):
    new, old = only_while_written("NEW"), only_while_written("OLD")
    return one_way(table, insert=new, update=f"{new} OR {old}", delete=old)


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]
    operations = [
        one_way(
            "review_review", moves=STEPS, column="stand", constant=SIGNED,
            once="OLD.stand IN ('done', 'passed_on', 'set_aside')",
            insert=f"NEW.stand <> 'assigned' OR {there_already('review_review')}",
        ),
        sheet("review_finding"),
        sheet("review_costline"),
        one_way(
            "review_modification", once="OLD.asked_at IS NOT NULL", insert=there_already("review_modification"),
            constant=["review_id", "title", "idea", "title_before", "idea_before", "why", "asked_at", "due_on", "silence"],
            update="OLD.answer <> 'waiting'", delete="OLD.asked_at IS NOT NULL",
        ),
        one_way(
            "review_summons", constant=["proposal_id", "asked", "asked_at", "due_on"],
            update="OLD.closed_at IS NOT NULL", insert=there_already("review_summons"),
        ),
        one_way(
            "review_appeal", constant=["proposal_id", "step_id", "words", "filed_at", "due_on"],
            update="OLD.outcome <> ''", insert=there_already("review_appeal"),
        ),
        one_way(
            "review_seat", update="OLD.voice <> ''", delete="OLD.voice <> ''", insert=there_already("review_seat"),
        ),
        one_way(
            "review_opinion", constant=["review_id", "office_id", "question"], update="OLD.given_at IS NOT NULL",
            insert=there_already("review_opinion"),
        ),
        append_only("review_internalnote"),
    ]  # fmt: skip
