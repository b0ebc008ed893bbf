"""Offices and clocks, criteria, the departments' reviews with their cost sheets, what proposers are asked, and appeals."""

from .appeal import Appeal, AppealOutcome, Seat
from .asked import Answer, Modification, Summons
from .cost import CostLine, LineKind
from .criteria import Criterion, Kind
from .inside import InternalNote
from .opinion import Opinion
from .review import Finding, Mark, Review, Stand, Verdict
from .terms import Office, Silence, Terms

__all__ = [
    "Answer",
    "Appeal",
    "AppealOutcome",
    "CostLine",
    "Criterion",
    "Finding",
    "InternalNote",
    "Kind",
    "LineKind",
    "Mark",
    "Modification",
    "Office",
    "Opinion",
    "Review",
    "Seat",
    "Silence",
    "Stand",
    "Summons",
    "Terms",
    "Verdict",
]
