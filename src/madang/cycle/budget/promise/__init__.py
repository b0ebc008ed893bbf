"""약속 이행: from the planned ceiling to the last won spent, for each project, with who changed what on the way and why.

Every amount is a sum of the ledger and every reason stands beside the entry that it explains, so that the page can be made
again as of any past day, and nobody can rewrite it.
"""

from .ceilings import Ceilings, ceilings_of
from .kept import Change, Kept, Where, cuts_by_place, in_sum
from .years import Year, by_year, promise_of, promises

__all__ = [
    "Ceilings", "Change", "Kept", "Where", "Year", "by_year", "ceilings_of", "cuts_by_place", "in_sum", "promise_of",
    "promises",
]  # fmt: skip
