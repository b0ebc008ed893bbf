"""Which proposals resemble each other, and how Korean text is found by plain LIKE.

text -> words and pieces (readers) -> weights (index) -> the nearest proposals with the words they share
"""

from .hangul import jamo, plain
from .index import Document, Index, Match
from .readers import KiwiReader, Reader, SimpleReader, best_reader
from .search import Search, search_text

__all__ = [
    "Document",
    "Index",
    "KiwiReader",
    "Match",
    "Reader",
    "Search",
    "SimpleReader",
    "best_reader",
    "jamo",
    "plain",
    "search_text",
]
