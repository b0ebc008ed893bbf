"""Those who took part against those who live here, weights that would even it out, and tables that give nobody away.

cells -> compare -> who is missing · table + margins -> rake -> weights · table -> suppress -> what may be published -> attack -> nothing
"""

from .attack import THRESHOLD, Known, attack, intervals
from .coarsening import Coarser, coarser
from .comparison import Cell, Compared, Comparison, compare
from .errors import RepresentationError
from .raking import Weights, rake
from .suppression import suppress
from .table import Published, Table, leave_out
from .wilson import wilson

__all__ = [
    "THRESHOLD",
    "Cell",
    "Coarser",
    "Compared",
    "Comparison",
    "Known",
    "Published",
    "RepresentationError",
    "Table",
    "Weights",
    "attack",
    "coarser",
    "compare",
    "intervals",
    "leave_out",
    "rake",
    "suppress",
    "wilson",
]
