"""Score sheets of a committee added up in exact fractions: weights, trimmed means, places, ties, and letters for names."""

from .labels import UNLINKED, link
from .table import Criterion, Sheet, Standing, Table, tabulate

__all__ = ["UNLINKED", "Criterion", "Sheet", "Standing", "Table", "link", "tabulate"]
