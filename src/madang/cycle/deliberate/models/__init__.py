"""Rounds of scoring and their shortlist, hearings, opinion maps, and texts that residents and departments write together."""

from .conversation import Claim, Conversation, Frozen, Reaction, Stance
from .hearing import Channel, Hearing, Statement
from .round import Candidate, Judge, OfRound, Pitch, Round, RoundCriterion, Visit
from .sheet import STEPS, Score, Sheet, Stand
from .shortlist import Listing, Shortlist
from .together import Answer, Change, Together, Version, Whose

__all__ = [
    "STEPS",
    "Answer",
    "Candidate",
    "Change",
    "Channel",
    "Claim",
    "Conversation",
    "Frozen",
    "Hearing",
    "Judge",
    "Listing",
    "OfRound",
    "Pitch",
    "Reaction",
    "Round",
    "RoundCriterion",
    "Score",
    "Sheet",
    "Shortlist",
    "Stance",
    "Stand",
    "Statement",
    "Together",
    "Version",
    "Visit",
    "Whose",
]
