"""The tables of this room."""

from .making.models import Making, MakingState

__all__ = ["Making", "MakingState"]
