"""A map of a district drawn from the outlines of its areas, without any tile server; a list stands beside it."""

from .district import Dot, Map, Shape

__all__ = ["Dot", "Map", "Shape"]
