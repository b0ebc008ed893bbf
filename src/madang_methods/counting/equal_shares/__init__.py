"""The Method of Equal Shares, certified: whole numbers where they decide, exact fractions where they do not."""

from .engine import EngineName
from .rule import equal_shares

__all__ = ["EngineName", "equal_shares"]
