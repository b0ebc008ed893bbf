"""How text stands on the page, as data: letters, paragraphs and boxes, each by the number under which the head lists it.

Lengths are HWPUNIT, a 7,200th of an inch; heights of letters are hundredths of a point.
"""

from dataclasses import dataclass
from enum import IntEnum

SERIF, SANS = 0, 1
# Both come with Hancom Office, so that a page breaks for everyone where it broke for the officer.
FONTS = ["함초롬바탕", "함초롬돋움"]


def mm(millimetres: float) -> int:
    return round(millimetres * 7200 / 25.4)


class Box(IntEnum):
    """Borders and fills; the format counts them from 1."""

    NONE = 1
    CELL = 2
    SHADED = 3
    ASIDE = 4


@dataclass(frozen=True)
class Letters:
    height: int
    font: int = SERIF
    bold: bool = False
    colour: str = "#000000"


@dataclass(frozen=True)
class Lines:
    """`level` makes a heading of the outline; `hanging` sets the first line out by so much."""

    align: str = "LEFT"
    before: int = 0
    after: int = 0
    left: int = 0
    hanging: int = 0
    level: int = 0
    spacing: int = 160
    box: Box = Box.NONE


LETTERS = {
    "body": Letters(1100),
    "title": Letters(2000, SANS, bold=True),
    "heading1": Letters(1500, SANS, bold=True),
    "heading2": Letters(1300, SANS, bold=True),
    "heading3": Letters(1200, SANS, bold=True),
    "heading4": Letters(1100, SANS, bold=True),
    "strong": Letters(1100, bold=True),
    "cell": Letters(1000),
    "cell-strong": Letters(1000, SANS, bold=True),
    "name": Letters(1600, SANS, bold=True),
    "small": Letters(900, SANS, colour="#464C53"),
}
LINES = {
    "body": Lines(align="JUSTIFY", after=600),
    "title": Lines(align="CENTER", after=1400),
    "heading1": Lines(before=1600, after=700, level=1),
    "heading2": Lines(before=1200, after=600, level=2),
    "heading3": Lines(before=900, after=500, level=3),
    "heading4": Lines(before=800, after=400, level=4),
    "item": Lines(after=300, left=1800, hanging=1400),
    "caption": Lines(before=600, after=300),
    "cell": Lines(spacing=140),
    "cell-right": Lines(align="RIGHT", spacing=140),
    "aside": Lines(before=300, after=300, left=600, box=Box.ASIDE),
    "centre": Lines(align="CENTER", before=600, after=600),
    "running": Lines(align="RIGHT", spacing=130),
}


def letters(name: str) -> int:
    return list(LETTERS).index(name)


def lines(name: str) -> int:
    return list(LINES).index(name)
