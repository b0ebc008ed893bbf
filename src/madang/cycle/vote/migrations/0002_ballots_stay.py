"""What the database itself refuses: to bend a frozen paper, to go back, to change or lose an envelope."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way

MOVES = (
    ("draft", "configured"),
    ("configured", "ready"),
    ("ready", "open"),
    ("ready", "closing"),
    ("open", "suspended"),
    ("suspended", "open"),
    ("suspended", "closing"),
    ("open", "closing"),
    ("closing", "closed"),
    ("closed", "challenge"),
    ("challenge", "frozen"),
    ("frozen", "unlinked"),
    ("unlinked", "opened"),
    ("opened", "published"),
    ("published", "final"),
    ("final", "purged"),
)
IN_THE_MANIFEST = (
    "cycle_id", "track_id", "budget", "ballot_rule", "decision_rule", "custody", "manifest", "manifest_digest",
    "sealed_bytes", "opens_at", "closes_at", "max_casts", "grace_minutes", "challenge_days",
)  # fmt: skip
AT_THE_CLOSE = ("closed_at", "roll_at_close", "voters_at_close", "casts_at_close")
A_FROZEN_PAPER = "EXISTS (SELECT 1 FROM vote_poll WHERE id = {}.poll_id AND manifest_digest <> '')"
NOT_VOTING = (
    "NOT EXISTS (SELECT 1 FROM vote_poll WHERE id = NEW.poll_id AND sealed_bytes = length(NEW.ct) AND "
    "(state = 'open' OR (NEW.channel = 'paper' AND state IN ('closing', 'closed', 'challenge'))))"
)
THE_SAME_ENVELOPE = (
    "EXISTS (SELECT 1 FROM vote_envelope WHERE id = NEW.id OR leaf = NEW.leaf OR nonce = NEW.nonce "
    "OR (entry_id = NEW.entry_id AND state = 'current'))"
)


class Migration(migrations.Migration):
    dependencies = [("vote", "0001_initial")]
    operations = [
        one_way(
            "vote_poll",
            moves=MOVES,
            constant=IN_THE_MANIFEST,
            once="OLD.manifest_digest <> ''",
            insert="EXISTS (SELECT 1 FROM vote_poll WHERE id = NEW.id OR track_id = NEW.track_id)",
            update=" OR ".join(f"(OLD.{name} IS NOT NULL AND OLD.{name} <> NEW.{name})" for name in AT_THE_CLOSE),
            delete="OLD.manifest_digest <> ''",
        ),
        one_way(
            "vote_option",
            constant=("poll_id", "proposal_id", "code", "title", "cost", "area_id", "problem", "idea", "effect", "place"),
            once=A_FROZEN_PAPER.format("OLD"),
            insert=A_FROZEN_PAPER.format("NEW"),
            delete=A_FROZEN_PAPER.format("OLD"),
        ),
        one_way(
            "vote_rollentry",
            column="status",
            moves=(
                ("eligible", "voted_online"),
                ("eligible", "voted_paper"),
                ("eligible", "voided"),
                ("voted_online", "voted_paper"),
                ("voted_online", "voided"),
                ("voided", "eligible"),
            ),
            constant=("id", "poll_id"),
            insert="EXISTS (SELECT 1 FROM vote_rollentry WHERE id = NEW.id "
            "OR (poll_id = NEW.poll_id AND person_id = NEW.person_id))",
            update="NEW.cast_count < OLD.cast_count",
            delete="OLD.status <> 'eligible' OR OLD.cast_count > 0",
        ),
        one_way(
            "vote_envelope",
            moves=(("current", "superseded"), ("current", "voided")),
            constant=("id", "poll_id", "entry_id", "ct", "c", "h", "k", "leaf", "nonce", "channel"),
            insert=f"NEW.state <> 'current' OR {NOT_VOTING} OR {THE_SAME_ENVELOPE}",
            update="OLD.boarded AND NOT NEW.boarded",
            delete="NOT EXISTS (SELECT 1 FROM vote_poll WHERE id = OLD.poll_id AND state = 'unlinked')",
        ),
        append_only("vote_ballot", key="receipt"),
        append_only("vote_boardleaf", ("poll_id", "seq"), ("poll_id", "leaf")),
        append_only("vote_checkpoint", ("poll_id", "size")),
        append_only("vote_cosignature", ("checkpoint_id", "witness")),
        append_only("vote_electionkey", ("poll_id", "purpose")),
        append_only("vote_approval", ("poll_id", "step", "by_id"), ("poll_id", "step", "role")),
        append_only("vote_countedlist", ("poll_id",)),
        append_only("vote_boxenvelope", ("leaf",)),
        append_only("vote_openedbox", ("poll_id",)),
        append_only("vote_publication", ("poll_id",)),
    ]
