"""Draw a committee that looks like the town, with a seed that nobody could choose, so that anyone can repeat it.

problem, pool -> check -> solve (the fairest lottery, with its proof) -> commit (the record, published) -> draw -> replace; bundle -> verify
"""

from .bundle import Check, bundle, drawn, holds, verify
from .errors import SortitionError
from .feasible import Feasibility, Never, Repair, check, with_repairs
from .lottery import Lottery, Told
from .pool import Pool
from .problem import Problem, Quota
from .record import Entry, Record, commit, key_digest, reopen
from .replace import replace
from .selection import Replacement, Selection, draw, draw_with
from .solve import solve

__all__ = [
    "Check",
    "Entry",
    "Feasibility",
    "Lottery",
    "Never",
    "Pool",
    "Problem",
    "Quota",
    "Record",
    "Repair",
    "Replacement",
    "Selection",
    "SortitionError",
    "Told",
    "bundle",
    "check",
    "commit",
    "draw",
    "draw_with",
    "drawn",
    "holds",
    "key_digest",
    "reopen",
    "replace",
    "solve",
    "verify",
    "with_repairs",
]
