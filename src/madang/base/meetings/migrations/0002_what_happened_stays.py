"""What the database itself refuses: a step no meeting takes, a vote of who left the room, a change of what was approved."""

from django.db import migrations

from madang.base.meetings.models.meeting import STEPS
from madang.base.meetings.models.minutes import MINUTES_STEPS
from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way

WHAT_WAS_MET = [
    "title", "kind", "about", "starts_at", "ends_at", "mode", "place", "link", "area_id", "audience", "is_open", "reached",
    "called_at", "held_at", "cancelled_at", "reason", "sitting", "quorum", "quorum_number", "majority", "recused",
]  # fmt: skip
# Only while it is held may be written what happened; the agenda and the seats also before.
CLOSED = "('minuted', 'published', 'cancelled')"
RULE_CHANGED = (
    "NEW.sitting <> OLD.sitting OR NEW.quorum <> OLD.quorum OR NEW.quorum_number <> OLD.quorum_number "
    "OR NEW.majority <> OLD.majority OR NEW.recused <> OLD.recused"
)
CHANGED_OWNER = "NEW.host <> OLD.host OR NEW.government_id <> OLD.government_id OR NEW.uid <> OLD.uid"


def papers(stands: str) -> str:
    return f"EXISTS (SELECT 1 FROM meetings_minutes p WHERE p.meeting_id = NEW.id AND p.stand IN ({stands}))"


def meeting_in(row: str, states: str) -> str:
    return f"EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = {row}.meeting_id AND m.state IN {states})"


def item_in(row: str, states: str, column: str = "item_id") -> str:
    return (
        f"EXISTS (SELECT 1 FROM meetings_item i JOIN meetings_meeting m ON m.id = i.meeting_id "
        f"WHERE i.id = {row}.{column} AND m.state IN {states})"
    )


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


def elsewhere(item: str) -> str:
    """The seat is one of another meeting than the item's."""
    return (
        f"NOT EXISTS (SELECT 1 FROM meetings_attendance a JOIN meetings_item i ON i.meeting_id = a.meeting_id "
        f"WHERE a.id = NEW.attendance_id AND i.id = {item})"
    )


def voted_on(row: str) -> str:
    """A vote on the item was counted, or is going on and this seat has spoken in it."""
    return (
        f"EXISTS (SELECT 1 FROM meetings_motion o WHERE o.item_id = {row}.item_id AND (o.outcome IN ('carried', 'lost') "
        f"OR EXISTS (SELECT 1 FROM meetings_voice v WHERE v.motion_id = o.id AND v.attendance_id = {row}.attendance_id)))"
    )


def no_vote_of(row: str) -> str:
    """The motion is not open, not by name, or this seat may not vote on it: not there, no vote, or recused."""
    return (
        f"NOT EXISTS (SELECT 1 FROM meetings_motion o JOIN meetings_item i ON i.id = o.item_id "
        f"JOIN meetings_attendance a ON a.meeting_id = i.meeting_id "
        f"WHERE o.id = {row}.motion_id AND o.outcome = 'open' AND o.manner = 'named' "
        f"AND a.id = {row}.attendance_id AND a.voting AND a.present) "
        f"OR EXISTS (SELECT 1 FROM meetings_motion o JOIN meetings_recusal r ON r.item_id = o.item_id "
        f"WHERE o.id = {row}.motion_id AND r.attendance_id = {row}.attendance_id)"
    )


SEATS_ARE_COUNTED = f"{meeting_in('NEW', CLOSED)} OR (NEW.voting AND {meeting_in('NEW', "('held')")})"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [
        one_way(
            "meetings_meeting", moves=STEPS, constant=WHAT_WAS_MET, once=f"OLD.state IN {CLOSED}",
            insert=f"NEW.state <> 'planned' OR {there_already('meetings_meeting')}",
            update=f"{CHANGED_OWNER} OR (OLD.state = 'held' AND ({RULE_CHANGED})) "
            f"OR (NEW.state = 'published' AND NOT {papers("'published'")}) "
            f"OR (NEW.state = 'minuted' AND NOT {papers("'approved', 'published'")})",
        ),
        one_way(
            "meetings_attendance",
            insert=f"{SEATS_ARE_COUNTED} OR {there_already('meetings_attendance')}",
            update=f"OLD.meeting_id <> NEW.meeting_id OR {meeting_in('OLD', CLOSED)} "
            f"OR (OLD.voting <> NEW.voting AND {meeting_in('OLD', "('held')")})",
            delete=f"{meeting_in('OLD', CLOSED)} OR (OLD.voting AND {meeting_in('OLD', "('held')")})",
        ),
        one_way(
            "meetings_item", constant=["meeting_id"], insert=f"{meeting_in('NEW', CLOSED)} OR {there_already('meetings_item')}",
            update=meeting_in("OLD", CLOSED), delete=meeting_in("OLD", CLOSED),
        ),
        one_way(
            "meetings_recusal", constant=["item_id", "attendance_id", "reason", "at"],
            insert=f"{item_in('NEW', CLOSED)} OR {elsewhere('NEW.item_id')} OR {voted_on('NEW')} "
            f"OR {there_already('meetings_recusal')}",
            delete=f"{item_in('OLD', CLOSED)} OR {voted_on('OLD')}",
        ),
        one_way(
            "meetings_motion", constant=["item_id", "words", "manner", "opened_at"],
            insert=f"NEW.outcome <> 'open' OR NOT {item_in('NEW', "('held')")} OR {there_already('meetings_motion')}",
            update=f"OLD.outcome <> 'open' OR NOT {item_in('OLD', "('held')")}",
        ),
        one_way(
            "meetings_voice", constant=["motion_id", "attendance_id"],
            insert=f"{no_vote_of('NEW')} OR {there_already('meetings_voice')}", update=no_vote_of("NEW"),
            delete=no_vote_of("OLD"),
        ),
        one_way(
            "meetings_minutes", moves=MINUTES_STEPS, column="stand",
            constant=["course", "content", "digest", "approved_at", "approved_by_id", "approver", "drafted_by_id", "drafted_at"],
            once="OLD.stand = 'approved' AND NEW.stand <> 'draft'",
            insert=f"NEW.stand <> 'draft' OR NOT {meeting_in('NEW', "('held')")} "
            "OR EXISTS (SELECT 1 FROM meetings_minutes t WHERE t.meeting_id = NEW.meeting_id)",
            update="OLD.stand = 'published'",
        ),
        append_only("meetings_correction"),
        one_way(
            "meetings_need", constant=["meeting_id", "kind", "asked_at", "due_on", "consent_at"],
            insert=f"NEW.answer <> 'waiting' OR {there_already('meetings_need')}",
            update="OLD.answer <> 'waiting' AND (NEW.forgotten_at IS NULL OR NEW.answer <> OLD.answer)",
        ),
    ]  # fmt: skip
