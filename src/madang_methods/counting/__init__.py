"""Turn ballots into funded projects, exactly, and say why for each one.

election + RuleSpec -> count() -> Result: funded, order, spent, unfunded with reasons, steps, certificate
"""

from .ballots import Ballot, BallotBox, ElectionError
from .completion import Completion
from .count import count
from .election import Election, Project
from .lot import draw_lot
from .presets import PRESETS, from_pabulib_meta, rule_named
from .result import Certificate, Reason, Result, Step
from .rule import RuleSpec
from .rule_checks import RuleError

__all__ = [
    "PRESETS",
    "Ballot",
    "BallotBox",
    "Certificate",
    "Completion",
    "Election",
    "ElectionError",
    "Project",
    "Reason",
    "Result",
    "RuleError",
    "RuleSpec",
    "Step",
    "count",
    "draw_lot",
    "from_pabulib_meta",
    "rule_named",
]
