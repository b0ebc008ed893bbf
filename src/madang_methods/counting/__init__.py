"""Turn ballots into funded projects, exactly, and say why for each one.

election + RuleSpec -> count() -> Result: funded, order, spent, unfunded with reasons, steps, certificate
"""

from .any_rule import AnyRule, read_rule
from .ballots import Ballot, BallotBox, ElectionError
from .completion import Completion
from .composite.component import Component, Threshold
from .composite.limits import Ceiling, Guarantee
from .composite.part import ComponentCount, Part
from .composite.spec import CompositeSpec
from .count import count
from .election import Election, Project
from .lot import draw_lot
from .presets import PRESETS, from_pabulib_meta, rule_named
from .result import Certificate, Reason, Result, Step
from .rule import RuleSpec
from .rule_checks import RuleError

__all__ = [
    "PRESETS",
    "AnyRule",
    "Ballot",
    "BallotBox",
    "Ceiling",
    "Certificate",
    "Completion",
    "Component",
    "ComponentCount",
    "CompositeSpec",
    "Election",
    "ElectionError",
    "Guarantee",
    "Part",
    "Project",
    "Reason",
    "Result",
    "RuleError",
    "RuleSpec",
    "Step",
    "Threshold",
    "count",
    "draw_lot",
    "from_pabulib_meta",
    "read_rule",
    "rule_named",
]
