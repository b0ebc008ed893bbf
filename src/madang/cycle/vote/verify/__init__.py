"""What must hold in a vote at any time (I-1 … I-25): each a sentence, and a function that looks for what contradicts it."""

from .all import CHECKS, examine
from .base import Check, Finding, NotYet, Verdict, as_json

__all__ = ["CHECKS", "Check", "Finding", "NotYet", "Verdict", "as_json", "examine"]
