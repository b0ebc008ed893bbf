"""Turn ballots into funded projects, exactly, and say why for each one.

election + RuleSpec -> count() -> Result: funded, order, spent, unfunded with reasons, steps, certificate
"""

from .any_rule import AnyRule, read_rule
from .ballots import Ballot, BallotBox, ElectionError
from .completion import Completion
from .composite.ballot_rule import BallotRule, Choices
from .composite.component import Component, Threshold
from .composite.count import count_composite
from .composite.election import CompositeElection
from .composite.limits import Ceiling, Guarantee
from .composite.municipal import MunicipalRule
from .composite.part import ComponentCount, Part
from .composite.presets import MUNICIPAL_RULES
from .composite.score_sheet import ScoreSheet
from .composite.spec import CompositeSpec
from .count import count
from .election import Election, Project
from .lot import draw_lot
from .presets import PRESETS, from_pabulib_meta, rule_named
from .proofs import Finding, Representation, Slack, representation
from .read_result import ResultError, read_result
from .result import Certificate, Reason, Result, Step
from .rule import RuleSpec
from .rule_checks import RuleError
from .verify import Verification, verify

__all__ = [
    "MUNICIPAL_RULES",
    "PRESETS",
    "AnyRule",
    "Ballot",
    "BallotBox",
    "BallotRule",
    "Ceiling",
    "Certificate",
    "Choices",
    "Completion",
    "Component",
    "ComponentCount",
    "CompositeElection",
    "CompositeSpec",
    "Election",
    "ElectionError",
    "Finding",
    "Guarantee",
    "MunicipalRule",
    "Part",
    "Project",
    "Reason",
    "Representation",
    "Result",
    "ResultError",
    "RuleError",
    "RuleSpec",
    "ScoreSheet",
    "Slack",
    "Step",
    "Threshold",
    "Verification",
    "count",
    "count_composite",
    "draw_lot",
    "from_pabulib_meta",
    "read_result",
    "read_rule",
    "representation",
    "rule_named",
    "verify",
]
