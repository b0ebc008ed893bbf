"""One XML part of an HWPX as a row of tokens, changed only where a place is filled: all else stays byte for byte."""

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, unescape

from ..signs import printable

_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL)
_NAME = re.compile(r"</?([\w.-]+:)?([\w.-]+)")
PLACE = re.compile(r"\{\{\s*([#/]?)\s*([^{}]{1,80}?)\s*\}\}")
_ENTITIES = {"&quot;": '"', "&apos;": "'"}


class Crooked(ValueError):
    """It is no XML that we can follow."""


@dataclass
class Row:
    """A row of a table: its first and last token, and the table's first and last."""

    start: int
    end: int
    table: "Span"


@dataclass
class Span:
    start: int
    end: int = -1
    rows: list[Row] = field(default_factory=list)


@dataclass
class Lines:
    """One paragraph: the tokens that hold its words, and the innermost row of a table it stands in."""

    start: int
    end: int = -1
    words: list[int] = field(default_factory=list)
    row: Row | None = None


@dataclass
class Part:
    tokens: list[str]
    paragraphs: list[Lines]
    prefix: str

    @classmethod
    def of(cls, xml: str) -> "Part":
        """Raises Crooked."""
        tokens = _TOKEN.findall(xml)
        if sum(map(len, tokens)) != len(xml):
            raise Crooked("not well-formed")
        return _Reader(tokens).read()

    def text(self, paragraph: Lines) -> str:
        return "".join(unescaped(self.tokens[place]) for place in paragraph.words)

    def __str__(self) -> str:
        return "".join(self.tokens)


class _Reader:
    def __init__(self, tokens: list[str]):
        self.tokens, self.paragraphs = tokens, []
        self.open: list[tuple[str, object]] = []
        self.prefix = ""

    def read(self) -> Part:
        for place, token in enumerate(self.tokens):
            if token.startswith("<"):
                self._tag(place, token)
            elif self.open and self.open[-1][0] == "t":
                self._nearest("p").words.append(place)
        if self.open:
            raise Crooked(f"<{self.open[-1][0]}> is not closed")
        return Part(self.tokens, self.paragraphs, self.prefix)

    def _tag(self, place: int, token: str) -> None:
        if token.startswith(("<?", "<!--")):
            return
        found = _NAME.match(token)
        if token.startswith("<!") or not found:
            raise Crooked("a declaration inside")
        name = found[2]
        if token.startswith("</"):
            self._close(place, name)
        elif not token.endswith("/>"):
            self.open.append((name, self._opened(place, name, found[1] or "")))

    def _opened(self, place: int, name: str, prefix: str):
        if name == "p":
            self.prefix = prefix
            lines = Lines(place, row=self._nearest("tr", wanted=False))
            self.paragraphs.append(lines)
            return lines
        if name == "tbl":
            return Span(place)
        if name == "tr":
            row = Row(place, -1, self._nearest("tbl"))
            row.table.rows.append(row)
            return row
        return None

    def _close(self, place: int, name: str) -> None:
        if not self.open or self.open[-1][0] != name:
            raise Crooked(f"</{name}> closes nothing")
        thing = self.open.pop()[1]
        if thing is not None:
            thing.end = place

    def _nearest(self, name: str, wanted: bool = True):
        found = next((thing for opened, thing in reversed(self.open) if opened == name), None)
        if found is None and wanted:
            raise Crooked(f"outside of <{name}>")
        return found


def unescaped(token: str) -> str:
    if token.startswith("&") or "&" in token:
        token = re.sub(r"&#(x[0-9a-fA-F]+|\d+);", _code, token)
    return unescape(token, _ENTITIES)


def written(text: str, prefix: str) -> str:
    """Words inside of <hp:t>: a newline begins a new line."""
    lines = (escape(printable(line.replace("\t", " ").replace("\r", ""))) for line in text.split("\n"))
    return f"<{prefix}lineBreak/>".join(lines)


def _code(found: re.Match) -> str:
    code = found[1]
    try:
        return escape(chr(int(code[1:], 16) if code[0] == "x" else int(code)))
    except (ValueError, OverflowError) as error:
        raise Crooked("an impossible sign") from error
