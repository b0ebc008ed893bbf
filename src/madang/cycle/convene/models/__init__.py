"""Bodies, their members and seats; calls, applications and lotteries; rules, elections and allowances."""

from .body import LONGEST_TERM, Body, Kind
from .call import Application, Call, Channel, Stand
from .features import AgeBand, Feature, Route, Sex
from .lottery import MOVES, LotState, Lottery, Objective, Replacement
from .member import Chair, End, Ground, How, Interest, Member
from .papers import Allowance, Candidate, Paid, Rules, Tally
from .seating import EqualityResolution, Seating
from .seats import Quota, SeatPlan, SeatShare

__all__ = [
    "LONGEST_TERM",
    "MOVES",
    "AgeBand",
    "Allowance",
    "Application",
    "Body",
    "Call",
    "Candidate",
    "Chair",
    "Channel",
    "End",
    "EqualityResolution",
    "Feature",
    "Ground",
    "How",
    "Interest",
    "Kind",
    "LotState",
    "Lottery",
    "Member",
    "Objective",
    "Paid",
    "Quota",
    "Replacement",
    "Route",
    "Rules",
    "SeatPlan",
    "SeatShare",
    "Seating",
    "Sex",
    "Stand",
    "Tally",
]
