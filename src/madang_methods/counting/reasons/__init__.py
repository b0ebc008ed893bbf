"""Why, by how much, and what if: exact answers about a count, in codes and numbers.

margins: what a project lacked · sheet: the same ballots under several rules · effective_support: how near it came ·
receipt: what a ballot's share paid for · unspent: what shares left over · endowment_curve: the outcome by size of share
"""

from .amount import Amount
from .curve import Curve, Stretch, endowment_curve
from .margins import Margins, margins, price_margins
from .probes import How, at_price, with_budget, with_votes
from .receipt import Line, Receipt, receipt
from .search import Edge
from .sheet import Column, Sheet, Shift, compared, sheet
from .support import Support, effective_support
from .unspent import Unspent, unspent

__all__ = [
    "Amount",
    "Column",
    "Curve",
    "Edge",
    "How",
    "Line",
    "Margins",
    "Receipt",
    "Sheet",
    "Shift",
    "Stretch",
    "Support",
    "Unspent",
    "at_price",
    "compared",
    "effective_support",
    "endowment_curve",
    "margins",
    "price_margins",
    "receipt",
    "sheet",
    "unspent",
    "with_budget",
    "with_votes",
]
