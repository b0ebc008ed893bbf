"""Why, by how much, and what if: exact answers about a count, in codes and numbers.

margins: what a project lacked · sheet: the same ballots under several rules
"""

from .margins import Margins, margins, price_margins
from .probes import How, at_price, with_budget, with_votes
from .search import Edge
from .sheet import Column, Sheet, Shift, compared, sheet

__all__ = [
    "Column",
    "Edge",
    "How",
    "Margins",
    "Sheet",
    "Shift",
    "at_price",
    "compared",
    "margins",
    "price_margins",
    "sheet",
    "with_budget",
    "with_votes",
]
