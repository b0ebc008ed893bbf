"""How wide the columns of a table are, by their longest text, where nothing can be measured."""

from unicodedata import east_asian_width

NARROWEST, WIDEST = 5, 36


def widths(rows: list[list[str]]) -> list[int]:
    """A width for each column in half-width characters; rows may be empty, such as totals that a table has not."""
    longest = [max(text_width(row[column]) for row in rows if row) for column in range(len(rows[0]))]
    return [min(max(width, NARROWEST), WIDEST) for width in longest]


def text_width(text: str) -> int:
    """Of the longest line."""
    return max(
        (sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.split("\n")), default=0
    )


def cut(text: str, width: int) -> str:
    """No longer than this, with a sign where something is missing."""
    if text_width(text) <= width:
        return text
    while text_width(text) > width - 1:
        text = text[:-1]
    return text + "…"
