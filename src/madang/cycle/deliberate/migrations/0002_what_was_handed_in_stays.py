"""What the database itself refuses: a sheet changed once handed in or once the round is over, a sheet for one's own proposal,
a "no" without a sentence, an answer taken back, a word after the end."""

from django.db import migrations

from madang.base.record.append_only import append_only
from madang.base.record.one_way import one_way
from madang.cycle.deliberate.models.sheet import STEPS


def there_already(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = NEW.id)"


def over(round_id: str) -> str:
    return f"EXISTS (SELECT 1 FROM deliberate_round r WHERE r.id = {round_id} AND r.closed_at IS NOT NULL)"


def scored(round_id: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM deliberate_sheet s JOIN deliberate_candidate c ON c.id = s.candidate_id "
        f"WHERE c.round_id = {round_id})"
    )


def round_of(candidate_id: str) -> str:
    return f"(SELECT c.round_id FROM deliberate_candidate c WHERE c.id = {candidate_id})"


# Whoever proposed it, alone or with others, and whoever declared an interest in it anywhere in this government.
IN_CONFLICT = """EXISTS (
  SELECT 1 FROM deliberate_judge j JOIN convene_member m ON m.id = j.member_id
  JOIN deliberate_candidate c ON c.id = NEW.candidate_id JOIN propose_proposal p ON p.id = c.proposal_id
  WHERE j.id = NEW.judge_id AND (p.proposer_id = m.person_id
    OR EXISTS (SELECT 1 FROM propose_proposer o WHERE o.proposal_id = p.id AND o.person_id = m.person_id)
    OR EXISTS (SELECT 1 FROM convene_interest i JOIN convene_member im ON im.id = i.member_id
               WHERE i.lifted_at IS NULL AND i.subject = 'proposal/' || p.id
               AND (im.id = m.id OR im.person_id = m.person_id))))"""
OF_ANOTHER_ROUND = (
    "(SELECT j.round_id FROM deliberate_judge j WHERE j.id = NEW.judge_id) <> " + round_of("NEW.candidate_id")
)
INCOMPLETE = (
    "(SELECT COUNT(*) FROM deliberate_score s WHERE s.sheet_id = NEW.id) <> "
    f"(SELECT COUNT(*) FROM deliberate_roundcriterion k WHERE k.round_id = {round_of('NEW.candidate_id')})"
)


def not_a_draft(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM deliberate_sheet s WHERE s.id = {row}.sheet_id AND s.stand <> 'draft')"


NO_SUCH_MARK = (
    "NOT EXISTS (SELECT 1 FROM deliberate_roundcriterion k JOIN deliberate_sheet s ON s.id = NEW.sheet_id "
    "JOIN deliberate_candidate c ON c.id = s.candidate_id "
    "WHERE k.id = NEW.criterion_id AND k.round_id = c.round_id AND NEW.mark <= k.most)"
)


def signed(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM deliberate_shortlist l WHERE l.id = {row}.shortlist_id AND l.signed_at IS NOT NULL)"


UNDECIDED = (
    "(SELECT COUNT(*) FROM deliberate_listing x WHERE x.shortlist_id = NEW.id) <> "
    "(SELECT COUNT(*) FROM deliberate_candidate c WHERE c.round_id = NEW.round_id)"
)
ELSEWHERE = (
    f"{round_of('NEW.candidate_id')} <> (SELECT l.round_id FROM deliberate_shortlist l WHERE l.id = NEW.shortlist_id)"
)
ENDED = (
    "EXISTS (SELECT 1 FROM deliberate_conversation v JOIN deliberate_claim c ON c.conversation_id = v.id "
    "WHERE c.id = {0} AND v.closed_at IS NOT NULL)"
)
NOT_FROZEN = (
    "NOT EXISTS (SELECT 1 FROM deliberate_frozen f JOIN deliberate_claim c ON c.conversation_id = f.conversation_id "
    "WHERE c.id = OLD.claim_id)"
)
SETTLED = "EXISTS (SELECT 1 FROM deliberate_together t WHERE t.id = NEW.together_id AND t.settled_at IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("deliberate", "0001_initial")]
    operations = [
        one_way(
            "deliberate_round", constant=["cycle_id", "track_id", "body_id", "made_at", "made_by_id"],
            insert=f"NEW.closed_at IS NOT NULL OR {there_already('deliberate_round')}",
            update=f"OLD.closed_at IS NOT NULL OR (NEW.trim_from <> OLD.trim_from AND {scored('NEW.id')})",
        ),
        one_way(
            "deliberate_roundcriterion", insert=scored("NEW.round_id"), update=scored("OLD.round_id"),
            delete=scored("OLD.round_id"),
        ),
        one_way(
            "deliberate_candidate", constant=["round_id", "proposal_id"],
            insert=f"{over('NEW.round_id')} OR {there_already('deliberate_candidate')}",
            update=over("OLD.round_id"), delete=over("OLD.round_id"),
        ),
        one_way(
            "deliberate_judge", insert=f"{over('NEW.round_id')} OR {there_already('deliberate_judge')}", update="TRUE",
        ),
        append_only("deliberate_visit"),
        one_way(
            "deliberate_sheet", moves=STEPS, column="stand",
            constant=["words", "revision", "handed_in_at", "taken_down_by_id"], once="OLD.stand <> 'draft'",
            insert=(
                f"NEW.stand <> 'draft' OR {over(round_of('NEW.candidate_id'))} OR {there_already('deliberate_sheet')} "
                f"OR {OF_ANOTHER_ROUND} OR {IN_CONFLICT}"
            ),
            update=(
                f"OLD.stand = 'withdrawn' OR {over(round_of('OLD.candidate_id'))} "
                "OR NEW.candidate_id <> OLD.candidate_id OR NEW.judge_id <> OLD.judge_id OR NEW.begun_at <> OLD.begun_at "
                f"OR (OLD.stand = 'draft' AND NEW.stand = 'handed_in' AND ({INCOMPLETE} OR {IN_CONFLICT}))"
            ),
        ),
        one_way(
            "deliberate_score", insert=f"{not_a_draft('NEW')} OR {NO_SUCH_MARK}",
            update=f"{not_a_draft('OLD')} OR {not_a_draft('NEW')} OR {NO_SUCH_MARK}", delete=not_a_draft("OLD"),
        ),
        one_way(
            "deliberate_shortlist", constant=["round_id"],
            insert=f"NEW.signed_at IS NOT NULL OR NOT {over('NEW.round_id')} OR {there_already('deliberate_shortlist')}",
            update=f"OLD.signed_at IS NOT NULL OR (NEW.signed_at IS NOT NULL AND {UNDECIDED})",
        ),
        one_way(
            "deliberate_listing", constant=["candidate_id"],
            insert=f"{signed('NEW')} OR {ELSEWHERE} OR (NOT NEW.listed AND TRIM(NEW.sentence) = '')",
            update=f"{signed('OLD')} OR (NOT NEW.listed AND TRIM(NEW.sentence) = '')", delete=signed("OLD"),
        ),
        one_way("deliberate_hearing", constant=["cycle_id", "about", "made_at"]),
        one_way(
            "deliberate_statement", constant=["hearing_id", "number", "words", "channel", "said_at", "due_on"],
            insert=f"NEW.answered_at IS NOT NULL OR {there_already('deliberate_statement')}",
            update="OLD.answered_at IS NOT NULL AND (NEW.answer <> OLD.answer OR NEW.office <> OLD.office "
            "OR NEW.answered_at <> OLD.answered_at)",
        ),
        one_way(
            "deliberate_conversation", constant=["cycle_id", "about", "made_at"], insert="NEW.closed_at IS NOT NULL",
            update="OLD.closed_at IS NOT NULL",
        ),
        one_way(
            "deliberate_claim", constant=["conversation_id", "number", "words", "is_seed", "at"],
            insert="EXISTS (SELECT 1 FROM deliberate_conversation v WHERE v.id = NEW.conversation_id "
            f"AND v.closed_at IS NOT NULL) OR {there_already('deliberate_claim')}",
        ),
        one_way(
            "deliberate_reaction", constant=["claim_id", "person_id"], insert=ENDED.format("NEW.claim_id"),
            update=ENDED.format("OLD.claim_id"), delete=NOT_FROZEN,
        ),
        append_only("deliberate_frozen", ("conversation_id",)),
        one_way("deliberate_together", constant=["proposal_id", "opened_at"], update="OLD.settled_at IS NOT NULL"),
        append_only("deliberate_version", ("together_id", "number")),
        one_way(
            "deliberate_change",
            constant=["together_id", "base", "paragraph", "before", "after", "why", "whose", "office", "by_id", "at"],
            insert=f"NEW.answer <> '' OR {SETTLED}", update="OLD.answer <> ''",
        ),
    ]  # fmt: skip
