"""A decided project while it is carried out: its steps, contracts, payments, changes and what was reported each quarter."""

from .change import BASIS, Change, ChangeKind, CouncilFirst
from .contract import Contract, ContractKind, Tender
from .payment import Payment
from .report import QUARTERS, Report, quarter_of
from .work import DONE, ENDED, TONES, WAITING_FOR_A_REASON, Milestone, State, Work

__all__ = [
    "BASIS", "DONE", "ENDED", "QUARTERS", "TONES", "WAITING_FOR_A_REASON", "Change", "ChangeKind", "Contract", "ContractKind",
    "CouncilFirst", "Milestone", "Payment", "Report", "State", "Tender", "Work", "quarter_of",
]  # fmt: skip
