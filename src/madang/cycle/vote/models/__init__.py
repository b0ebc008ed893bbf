"""The ballot paper, the roll, the envelopes and their board, and the ballots once nobody can say whose they were."""

from .audit import Audit, Purging
from .ballot import Ballot, Source, SourceVoter
from .board import BoardLeaf, Checkpoint, Cosignature
from .booth import Station, Ticket, TicketState
from .census import Census, CensusLine, CensusState, ChangeKind, Letter, LetterBatch, RollChange, SecondChance, Why
from .ceremony import Approval, BoxEnvelope, CountedList, ElectionKey, OpenedBox, Purpose, SealTrial, Step, Unlinking
from .custody import KeyOffer, MachineOpening
from .envelope import Channel, Envelope, EnvelopeState
from .objection import About, HandedReceipt, Objection, Outcome
from .paper import BatchState, PaperBatch, PaperSheet, PaperStub
from .poll import MOVES, Custody, OfPoll, Option, Poll, State
from .roll import VOTED, IdentifierKind, RollEntry, RollIdentifier, RollSource, Status
from .witness import Publication, Witness

__all__ = [
    "MOVES",
    "VOTED",
    "About",
    "Approval",
    "Audit",
    "Ballot",
    "BatchState",
    "BoardLeaf",
    "BoxEnvelope",
    "Census",
    "CensusLine",
    "CensusState",
    "ChangeKind",
    "Channel",
    "Checkpoint",
    "Cosignature",
    "CountedList",
    "Custody",
    "ElectionKey",
    "Envelope",
    "EnvelopeState",
    "HandedReceipt",
    "IdentifierKind",
    "KeyOffer",
    "Letter",
    "LetterBatch",
    "MachineOpening",
    "Objection",
    "OfPoll",
    "OpenedBox",
    "Option",
    "Outcome",
    "PaperBatch",
    "PaperSheet",
    "PaperStub",
    "Poll",
    "Publication",
    "Purging",
    "Purpose",
    "RollChange",
    "RollEntry",
    "RollIdentifier",
    "RollSource",
    "SealTrial",
    "SecondChance",
    "Source",
    "SourceVoter",
    "State",
    "Station",
    "Status",
    "Step",
    "Ticket",
    "TicketState",
    "Unlinking",
    "Why",
    "Witness",
]
