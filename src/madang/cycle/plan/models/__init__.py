"""The year, its windows and tracks, the ordinance it rests on, the versions of the operating plan, and who lives here."""

from .cycle import Cycle, Ordinance, Station, Window
from .measure import Measure, MeasureKind
from .operating_plan import SECTIONS, OperatingPlan, PlanState
from .population import AgeBand, Population, Sex, Split, said
from .stage import OfCycle, OfGovernment, Stage
from .track import Level, Track

__all__ = [
    "SECTIONS",
    "AgeBand",
    "Cycle",
    "Level",
    "Measure",
    "MeasureKind",
    "OfCycle",
    "OfGovernment",
    "OperatingPlan",
    "Ordinance",
    "PlanState",
    "Population",
    "Sex",
    "Split",
    "Stage",
    "Station",
    "Track",
    "Window",
    "said",
]
