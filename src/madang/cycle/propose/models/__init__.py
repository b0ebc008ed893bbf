"""What residents ask for, by which way it came, where each wish stands, and every step it took."""

from .channel import ASSISTED, Channel
from .proposal import Field, Proposal, Proposer
from .state import CODED, MOVES, NOS, PAIRS, State
from .step import Step

__all__ = [
    "ASSISTED",
    "CODED",
    "MOVES",
    "NOS",
    "PAIRS",
    "Channel",
    "Field",
    "Proposal",
    "Proposer",
    "State",
    "Step",
]
