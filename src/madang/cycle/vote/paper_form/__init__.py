"""The ballot paper as a form: one small class a kind of ballot, all with the same few answers."""

from .base import BallotPaper
from .chooser import form_for, sent

__all__ = ["BallotPaper", "form_for", "sent"]
