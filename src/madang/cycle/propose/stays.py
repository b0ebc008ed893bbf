"""What the database itself refuses of a proposal, as conditions for `one_way`: see migrations/0003_only_by_steps.py."""

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
STEPS_ONLY = {"insert": _REPLACES, "update": _WITHOUT_ITS_STEP, "delete": "TRUE"}
