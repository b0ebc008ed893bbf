"""What people do at the end of a year: answer, judge, learn, disclose, and write the white paper."""

from .disclosing import publish_disclosure, report_disclosure, write_disclosure
from .learning import answer_lesson, write_lesson
from .rating import hide_words, rate, show_words, take_back
from .replying import send_replies, send_reply
from .surveying import open_satisfaction
from .writing import freeze_paper, make_paper, write_chapter

__all__ = [
    "answer_lesson", "freeze_paper", "hide_words", "make_paper", "open_satisfaction", "publish_disclosure", "rate",
    "report_disclosure", "send_replies", "send_reply", "show_words", "take_back", "write_chapter", "write_disclosure",
    "write_lesson",
]  # fmt: skip
