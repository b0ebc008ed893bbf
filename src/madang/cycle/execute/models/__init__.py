"""A decided project while it is carried out: its steps, contracts, payments, changes and what was reported each quarter."""

from .change import BASIS, Change, ChangeKind, CouncilFirst
from .contract import Contract, ContractKind, Tender
from .extract import Extract, ExtractRow, Fate, Kind, Origin, Why
from .payment import Payment
from .report import QUARTERS, Report, quarter_of
from .waste import LookedAt, LookReason, WasteLook, WasteOutcome, WasteReport, WasteReporter
from .watch import CheckItem, Found, Mark, Sighting, Visit
from .work import DONE, ENDED, TONES, WAITING_FOR_A_REASON, Milestone, State, Work

__all__ = [
    "BASIS", "DONE", "ENDED", "QUARTERS", "TONES", "WAITING_FOR_A_REASON", "Change", "ChangeKind", "CheckItem",
    "Contract", "ContractKind", "CouncilFirst", "Extract", "ExtractRow", "Fate", "Found", "Kind", "LookReason",
    "LookedAt", "Mark", "Milestone", "Origin", "Payment", "Report", "Sighting", "State", "Tender", "Visit", "WasteLook",
    "WasteOutcome", "WasteReport", "WasteReporter", "Why", "Work", "quarter_of",
]  # fmt: skip
