"""What the government answers, what residents judge, what both learn, and what is published of the year."""

from .disclosure import Disclosure, Occasion, PaperState
from .ends import REPLIED, End
from .lesson import Lesson, Outcome, Voice
from .rating import Rating
from .reply import Reply
from .white_paper import Chapter, WhitePaper

__all__ = [
    "REPLIED", "Chapter", "Disclosure", "End", "Lesson", "Occasion", "Outcome", "PaperState", "Rating", "Reply", "Voice",
    "WhitePaper",
]  # fmt: skip
