"""Exact Equal Shares: whoever pays for a project pays exactly the same."""

from .rule import exact_equal_shares

__all__ = ["exact_equal_shares"]
