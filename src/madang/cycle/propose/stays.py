"""What the database itself refuses of a proposal, as conditions for `one_way`: see migrations/0002_only_by_steps.py."""

# The newest step of this proposal must say exactly this move: no update passes without its row in the ledger.
_WITHOUT_ITS_STEP = (
    "OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM propose_step s WHERE s.proposal_id = OLD.id "
    "AND s.before = OLD.state AND s.after = NEW.state "
    "AND s.id = (SELECT MAX(id) FROM propose_step WHERE proposal_id = OLD.id))"
)
_REPLACES = (
    "EXISTS (SELECT 1 FROM propose_proposal p WHERE p.id = NEW.id "
    "OR (p.cycle_id = NEW.cycle_id AND p.number = NEW.number))"
)
# What people chose from stays as they read it: its words, its place, its money, its state. Nothing lets go of it again.
ON_PAPER = (
    "held_at", "state", "answer", "cycle_id", "track_id", "number", "title", "problem", "idea", "effect", "field", "cost", "is_event",
    "area_id", "place", "x", "y", "no_exact_place", "picture_id", "consented_at", "published_at",
)  # fmt: skip
# Only what may be chosen is held, and only as it stands.
_HELD_UNFIT = "OLD.held_at IS NULL AND NEW.held_at IS NOT NULL AND NEW.state NOT IN ('eligible', 'modified')"
ONLY_BY_STEPS = {
    "insert": _REPLACES,
    "update": f"({_WITHOUT_ITS_STEP}) OR ({_HELD_UNFIT})",
    "constant": ON_PAPER,
    "once": "OLD.held_at IS NOT NULL",
}
