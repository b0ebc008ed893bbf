"""Equal shares with bounded overspending."""

from .rule import bounded_overspending

__all__ = ["bounded_overspending"]
