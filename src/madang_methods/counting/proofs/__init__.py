"""Proofs about a finished count, each in its own file: `verify` runs those that fit the rule."""

from .finding import Finding
from .representation import Representation, Slack, representation

__all__ = ["Finding", "Representation", "Slack", "representation"]
