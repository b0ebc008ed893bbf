from .indicator import Better, Indicator, Measurement
from .inspection import Inspection, Opinion, OpinionKind
from .leftover import Leftover, Reason
from .settlement import STEPS, Settlement, State

__all__ = [
    "STEPS", "Better", "Indicator", "Inspection", "Leftover", "Measurement", "Opinion", "OpinionKind", "Reason", "Settlement",
    "State",
]  # fmt: skip
