"""Surveys, their questions, and what people answered."""

from .question import Kind, Option, Question
from .response import Answer, Channel, Knock, Response
from .survey import Survey, Who

__all__ = ["Answer", "Channel", "Kind", "Knock", "Option", "Question", "Response", "Survey", "Who"]
