"""Texts in another language, by a machine that the operator chose. Off until one is named."""

from .ask import is_on, translate
from .provider import Provider

__all__ = ["Provider", "is_on", "translate"]
