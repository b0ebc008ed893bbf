"""The ballot paper as a form: one small class a kind of ballot, all with the same few answers."""

from .base import BallotPaper
from .chooser import form_for, sent
from .lines import lines_of

__all__ = ["BallotPaper", "form_for", "lines_of", "sent"]
