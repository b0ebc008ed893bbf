"""Texts, what was written about them, and what was done with them."""

from .attempt import Attempt
from .comment import Comment, Side
from .hiding import Hiding
from .report import Report
from .text import Original, Text
from .translation import Translation
from .why import Why

__all__ = ["Attempt", "Comment", "Hiding", "Original", "Report", "Side", "Text", "Translation", "Why"]
