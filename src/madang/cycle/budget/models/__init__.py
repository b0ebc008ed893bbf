from .bill import Bill, BillKind, BillState, CouncilAct, CouncilDecision, CouncilOutcome, Place
from .booking import Booking, Column, Entry, Source
from .classification import Classification, ClassificationLevel
from .legal_day import LegalDay
from .line import AccountKind, Line
from .project import Project
from .request import Part, Request, RequestState
from .statement import OpinionStatement, StatementState

__all__ = [
    "AccountKind", "Bill", "BillKind", "BillState", "Booking", "Classification", "ClassificationLevel", "Column", "CouncilAct",
    "CouncilDecision", "CouncilOutcome", "Entry", "LegalDay", "Line", "OpinionStatement", "Part", "Place", "Project", "Request",
    "RequestState", "Source", "StatementState",
]  # fmt: skip
