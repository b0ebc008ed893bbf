"""Charts drawn on the server as lists and SVG: numbers in, percentages out; the words stay in the template.

A page writes `<c-chart :of="votes" title="…" finding="…" download="…" />`. The table of the same numbers comes along.
"""

from .bars import Bar, Bars
from .dots import Dots, Pair
from .lines import Lines, Series
from .scale import Unit
from .stacks import Stack, Stacks
from .values import drawn_with, shown

__all__ = ["Bar", "Bars", "Dots", "Lines", "Pair", "Series", "Stack", "Stacks", "Unit", "drawn_with", "shown"]
