"""Madang: citizen participatory budgeting, from the yearly plan to the settled accounts."""

__version__ = "0.1.0"
