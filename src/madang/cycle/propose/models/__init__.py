"""What residents ask for, by which way it came, where each wish stands, and every step it took."""

from .channel import ASSISTED, Channel
from .desk import ComplaintOffice, DeskFilter
from .intake import KEPT, Assistance, ConsentGiven, Draft
from .lineage import Kin, Lineage
from .programme import Programme
from .proposal import Field, Proposal, Proposer
from .state import CODED, MOVES, NOS, PAIRS, State
from .step import Step
from .support import Signatures, UnitPrice
from .transfer import Authority, Outcome, Transfer

__all__ = [
    "ASSISTED",
    "CODED",
    "KEPT",
    "MOVES",
    "NOS",
    "PAIRS",
    "Assistance",
    "Authority",
    "Channel",
    "ComplaintOffice",
    "ConsentGiven",
    "DeskFilter",
    "Draft",
    "Field",
    "Kin",
    "Lineage",
    "Outcome",
    "Programme",
    "Proposal",
    "Proposer",
    "Signatures",
    "State",
    "Step",
    "Transfer",
    "UnitPrice",
]
