"""Counts and what checked them, the sheets that a composite rule adds, and the assembly's resolution."""

from .count import Check, CheckState, Count, CountState, Verdict
from .resolution import Decision, Outcome, Resolution
from .sheet import Form, Sheet, SheetLine

__all__ = [
    "Check",
    "CheckState",
    "Count",
    "CountState",
    "Decision",
    "Form",
    "Outcome",
    "Resolution",
    "Sheet",
    "SheetLine",
    "Verdict",
]
