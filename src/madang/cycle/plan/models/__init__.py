"""The year, its windows and tracks, the ordinance it rests on, and the versions of the operating plan."""

from .cycle import Cycle, Ordinance, Station, Window
from .operating_plan import SECTIONS, OperatingPlan, PlanState
from .stage import OfCycle, OfGovernment, Stage
from .track import Level, Track

__all__ = [
    "SECTIONS",
    "Cycle",
    "Level",
    "OfCycle",
    "OfGovernment",
    "OperatingPlan",
    "Ordinance",
    "PlanState",
    "Stage",
    "Station",
    "Track",
    "Window",
]
