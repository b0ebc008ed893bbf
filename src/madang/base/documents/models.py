"""The tables of this room."""

from .blanks.models import Blank
from .making.models import Making, MakingState

__all__ = ["Blank", "Making", "MakingState"]
