"""Who meets, when they meet, what they talk about, who was there, how they voted, and the paper that stays."""

from .agenda import Item, Recusal
from .attendance import Attendance, Capacity, Coming
from .host import Host, Majority, Quorum, RecusedCount
from .meeting import Audience, Kind, Meeting, Mode, State
from .minutes import Correction, Minutes, Stand
from .motion import Choice, Manner, Motion, Outcome, Voice
from .need import Answer, Need, NeedKind

__all__ = [
    "Answer",
    "Attendance",
    "Audience",
    "Capacity",
    "Choice",
    "Coming",
    "Correction",
    "Host",
    "Item",
    "Kind",
    "Majority",
    "Manner",
    "Meeting",
    "Minutes",
    "Mode",
    "Motion",
    "Need",
    "NeedKind",
    "Outcome",
    "Quorum",
    "Recusal",
    "RecusedCount",
    "Stand",
    "State",
    "Voice",
]
