"""Groups of people by how they voted on short statements, what tells them apart and what unites them.

rows (person, statement, vote) -> Votes -> axes (two components) -> groups -> whole numbers by group -> the map, and how sure it is
"""

from .errors import VotesError
from .hexes import Hex, Hexes
from .opinion_map import Group, OpinionMap, Statement, WhyNoGroups, map_opinions
from .places import Place, Places
from .published import published
from .tallies import Tally
from .telling import AcrossGroups, Representative, Shared
from .votes import Votes, read_votes

__all__ = [
    "AcrossGroups",
    "Group",
    "Hex",
    "Hexes",
    "OpinionMap",
    "Place",
    "Places",
    "Representative",
    "Shared",
    "Statement",
    "Tally",
    "Votes",
    "VotesError",
    "WhyNoGroups",
    "map_opinions",
    "published",
    "read_votes",
]
