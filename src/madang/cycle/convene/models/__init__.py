"""Bodies, their members and what those must not judge."""

from .body import LONGEST_TERM, Body, Kind
from .features import AgeBand, Feature, Route, Sex
from .member import Chair, End, Ground, How, Interest, Member
from .seating import EqualityResolution, Seating

__all__ = [
    "LONGEST_TERM",
    "AgeBand",
    "Body",
    "Chair",
    "End",
    "EqualityResolution",
    "Feature",
    "Ground",
    "How",
    "Interest",
    "Kind",
    "Member",
    "Route",
    "Seating",
    "Sex",
]
