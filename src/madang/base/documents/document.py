"""A document as structure: what it says and in which order, and nothing about how it looks.

Text is plain: whatever looks like markup in it is printed as it stands. A newline in a paragraph begins a new line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .source import Source

Cell = str | int | Decimal | None
DEEPEST = 4


@dataclass(frozen=True)
class Heading:
    """A section's title: level 1 is a chapter, below the document's own title. Levels go down one at a time."""

    text: str
    level: int = 1

    def __post_init__(self):
        if not 1 <= self.level <= DEEPEST or not self.text.strip():
            raise ValueError(f"Heading {self.text!r}: needs words and a level from 1 to {DEEPEST}.")


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Items:
    """A list; numbered when the order matters."""

    items: Sequence[str]
    numbered: bool = False

    def __post_init__(self):
        object.__setattr__(self, "items", tuple(self.items))


@dataclass(frozen=True)
class Table:
    """Rows under a header. The first cell of a row names it, unless `row_headers` is off.

    `units` and `numeric` go by column: units are printed in the header, numeric columns are set flush right. Integers are
    printed with thousands separators; what is not to be grouped, such as a year, is text. `totals` is the last row.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    units: Sequence[str] = ()
    numeric: Sequence[int] = ()
    totals: Sequence[Cell] = ()
    row_headers: bool = True

    def __post_init__(self):
        width = len(self.header)
        object.__setattr__(self, "header", tuple(self.header))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        for name in ["units", "numeric", "totals"]:
            object.__setattr__(self, name, tuple(getattr(self, name)))
        if not self.caption.strip() or not width or not all(title.strip() for title in self.header):
            raise ValueError(f"Table {self.caption!r}: needs a caption, and a title for every column.")
        if any(len(row) != width for row in [*self.rows, self.totals or self.header, self.units or self.header]):
            raise ValueError(f"Table {self.caption!r}: every row, the totals and the units have {width} cells.")
        if not set(self.numeric) <= set(range(width)):
            raise ValueError(f"Table {self.caption!r}: numeric columns are numbered from 0 to {width - 1}.")


@dataclass(frozen=True)
class Facts:
    """Terms and what holds for each: the head of a report."""

    rows: Sequence[tuple[str, str]]

    def __post_init__(self):
        object.__setattr__(self, "rows", tuple((term, fact) for term, fact in self.rows))


@dataclass(frozen=True)
class Note:
    """An aside that is set apart."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class Signature:
    """Who issues the document, with the mark that stands for the seal, such as 직인생략."""

    name: str
    position: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Picture:
    """PNG, JPEG or SVG. `alt` says what is to be seen to who cannot see it."""

    content: bytes
    alt: str
    caption: str = ""

    def __post_init__(self):
        if not self.alt.strip():
            raise ValueError("A picture needs an alternative text.")
        if not self.suffix:
            raise ValueError("A picture is PNG, JPEG or SVG.")

    @property
    def suffix(self) -> str:
        """By content: png, jpg, svg, or "" for anything else."""
        if self.content.startswith(b"\x89PNG\r\n\x1a\n"):
            return "png"
        if self.content.startswith(b"\xff\xd8\xff"):
            return "jpg"
        return "svg" if re.match(rb"\s*(<\?xml[^>]*>\s*)?<svg[\s>]", self.content) else ""


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own where there are pages: letters, posters."""


Block = Heading | Paragraph | Items | Table | Facts | Note | Signature | Picture | NewPage


@dataclass(frozen=True)
class Document:
    """Document("주민의견서", "참여예산-2027-12", date(2026, 11, 11), "해오름시", summary="…", blocks=[…])

    `summary` is the 문서요지 and `keywords` the 색인어 that a public document carries. `address` is where it can be read
    online, printed at the foot. `language` is the one language it is written in. `large` asks for large print (18 pt).
    `sources` are the rows that it was made of; they go with it as data in every form, and its digest covers them.
    """

    title: str
    number: str
    date: date
    issuer: str
    summary: str = ""
    keywords: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    language: str = "ko"
    address: str = ""
    large: bool = False
    sources: Sequence[Source] = ()

    def __post_init__(self):
        for name in ["keywords", "blocks", "sources"]:
            object.__setattr__(self, name, tuple(getattr(self, name)))
        if len({source.name for source in self.sources}) != len(self.sources):
            raise ValueError("A document's sources have a name each.")
        if not self.title.strip() or not self.issuer.strip():
            raise ValueError("A document needs a title and an issuer.")
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise ValueError(f"Heading {block.text!r}: level {block.level} follows level {level}.")
                level = block.level

    @property
    def name(self) -> str:
        """A file name without suffix: the number where there is one, otherwise the title."""
        return re.sub(r"[^\w.-]+", "-", self.number or self.title).strip("-.") or "document"


def said(cell: Cell) -> str:
    """A cell as it is printed, the same in every form."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{cell:,}"
