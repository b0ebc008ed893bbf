"""What the database itself refuses: to change an answer, a judgement, a lesson that was answered, what was published."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way

THERE = "EXISTS (SELECT 1 FROM {0} t WHERE t.id = NEW.id)"
JUDGED = ["project_id", "stars", "useful", "well_made", "kept_up", "on"]
LESSON = ["cycle_id", "number", "stage", "voice", "where", "project_id", "seen", "change", "written_at", "written_by_id"]
PUBLISHED = [
    "cycle_id", "occasion", "fixed_on", "due_on", "words", "opinion", "number", "frozen", "digest", "published_at",
    "published_by_id", "report_by",
]  # fmt: skip
PAPER = ["cycle_id", "number", "content", "head", "made_at", "digest", "frozen_at", "frozen_by_id"]


def quoted(names):
    """`where` and `on` are words of SQL."""
    return [f'"{name}"' if name in ("where", "on") else name for name in names]


def of_frozen(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM feedback_whitepaper w WHERE w.id = {row}.paper_id AND w.state = 'frozen')"


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial"), ("record", "0002_append_only")]
    operations = [
        append_only("feedback_reply", ("proposal_id", '"end"')),
        # A rating may be taken back while its mark stands; what it said never changes.
        one_way(
            "feedback_rating", constant=quoted(JUDGED), insert=THERE.format("feedback_rating"),
            update="OLD.mark <> NEW.mark AND NEW.mark <> '' OR OLD.words <> NEW.words", delete="OLD.mark = ''",
        ),
        one_way(
            "feedback_lesson", moves=[("open", "taken"), ("open", "left")], column="outcome",
            constant=quoted(LESSON), insert=f"NEW.outcome <> 'open' OR {THERE.format('feedback_lesson')}",
            update="OLD.outcome <> 'open'",
        ),
        one_way(
            "feedback_disclosure", moves=[("draft", "frozen")], constant=PUBLISHED, once="OLD.state = 'frozen'",
            insert=f"NEW.state <> 'draft' OR {THERE.format('feedback_disclosure')}",
            update="OLD.reported_on IS NOT NULL",
        ),
        one_way(
            "feedback_whitepaper", moves=[("draft", "frozen")], constant=PAPER, once="OLD.state = 'frozen'",
            insert=f"NEW.state <> 'draft' OR {THERE.format('feedback_whitepaper')}",
        ),
        one_way(
            "feedback_chapter", insert=of_frozen("NEW"), update=f"{of_frozen('OLD')} OR {of_frozen('NEW')}",
            delete=of_frozen("OLD"),
        ),
    ]  # fmt: skip
