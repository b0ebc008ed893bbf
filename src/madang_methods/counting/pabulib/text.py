"""From bytes to records: encoding, forbidden characters, quotes and lines; plain lines many at a time."""

import re
import unicodedata
from collections.abc import Iterator

import numpy as np

from .errors import PabulibError, PabulibWarning

BOM = "\ufeff"
MOST_BYTES = 512 * 1024 * 1024
BLOCK = 1 << 16

# Nothing is to be asked about these, so what is left of a long text without them is short.
PLAIN_BYTES = bytes(range(0x20, 0x7F)) + b"\t\r\n"

# Characters that some readers take for the end of a line, which could forge a section, and other controls.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]|\r(?!\n)")

# Controls and invisible characters that can make two names look alike, or reverse them. The zero-width joiner
# (U+200D) is left out: it holds emoji together. Identifiers may have none of all these.
INVISIBLE = re.compile(
    "[\x80-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)

# A quoted cell, its quotes doubled inside; possessive, so that an endless quote costs one pass.
QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
PLAIN = re.compile(r"[^;\r\n]*+")


def decode(data: bytes) -> tuple[str, list[PabulibWarning]]:
    """The text of a file, a byte order mark included, and what to say of it; PabulibError if it is not clean UTF-8."""
    if len(data) > MOST_BYTES:
        raise PabulibError(0, "", f"The file has more than {MOST_BYTES:,} bytes", "Split the election.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PabulibError(line, "", "The text is not UTF-8", "Save the file again as UTF-8.") from error
    unusual = data.translate(None, PLAIN_BYTES).decode("utf-8")
    found = FORBIDDEN.search(text) if _lone_return(data) or FORBIDDEN.search(unusual) else None
    if found:
        line = text.count("\n", 0, found.start()) + 1
        problem = f"The character U+{ord(found[0]):04X} is not allowed"
        raise PabulibError(line, "", problem, "Remove it; end lines with LF or CR LF.")
    return text, list(_invisible(text.removeprefix(BOM))) if INVISIBLE.search(unusual) else []


def record(text: str, start: int, line: int) -> tuple[tuple[str, ...], int]:
    """Cells of the record that begins at `start`, and where it ends; a blank line is a record of one empty cell.

    >>> record('1;"Park; new"\\n2;Road\\n', 0, 1)
    (('1', 'Park; new'), 14)
    """
    end = text.find("\n", start) + 1 or len(text)
    if text.find('"', start, end) < 0:
        return tuple(text[start:end].rstrip("\r\n").split(";")), end
    return _quoted_record(text, start, line)


def block_end(text: str, start: int) -> int:
    """The last end of a line within reach of `start`; `start` itself if there is none."""
    return text.rfind("\n", start, start + BLOCK) + 1 or start


def plain_cells(block: str, width: int, newline: str) -> list[str] | None:
    """Cells of many records, row after row; None unless all have this width, this line end, and no quotes.

    >>> plain_cells("a;1,2\\nb;2\\n", 2, "\\n"), plain_cells("a;1\\nb\\n", 2, "\\n")
    (['a', '1,2', 'b', '2'], None)
    """
    rows = block.count(newline)
    if '"' in block or block.count("\n") != rows or (newline == "\n" and "\r" in block):
        return None
    # Each line end becomes a cell of its own: if the rows are all of one width, these stand at equal distances.
    cells = block.replace(newline, ";\n;").split(";")
    if len(cells) != rows * (width + 1) + 1 or cells[width :: width + 1].count("\n") != rows:
        return None
    del cells[width :: width + 1]
    cells.pop()
    return cells


def as_text(cells: tuple[str, ...]) -> str:
    """One record by the writing rule, without its line ending."""
    text = ";".join(cells)
    if '"' not in text and "\n" not in text and "\r" not in text and text.count(";") == len(cells) - 1:
        return text
    return ";".join(_cell_text(cell) for cell in cells)


def clean(text: str) -> str:
    """Text for one line: composed (NFC), breaks as spaces, `;` as a comma, nothing invisible.

    >>> clean("Park;\\nnew\\u202e trees")
    'Park, new trees'
    """
    text = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()
    return INVISIBLE.sub("", FORBIDDEN.sub("", text)).replace(";", ",")


def _lone_return(data: bytes) -> bool:
    raw = np.frombuffer(data + b"\0", np.uint8)
    return bool((raw[np.flatnonzero(raw == ord("\r")) + 1] != ord("\n")).any())


def _invisible(text: str) -> Iterator[PabulibWarning]:
    """A warning for each line with invisible characters."""
    line, start, told = 1, 0, 0
    for found in INVISIBLE.finditer(text):
        line += text.count("\n", start, found.start())
        start = found.start()
        if line != told:
            told = line
            yield PabulibWarning(line, "", f"The invisible character U+{ord(found[0]):04X} stands in the text")


def _cell_text(cell: str) -> str:
    if any(mark in cell for mark in ';"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _quoted_record(text: str, start: int, line: int) -> tuple[tuple[str, ...], int]:
    cells = []
    at = start
    while True:
        cell, at = _cell(text, at, start, line)
        cells.append(cell)
        if not text.startswith(";", at):
            break
        at += 1
    end = at + (2 if text.startswith("\r\n", at) else 1 if text.startswith("\n", at) else 0)
    return tuple(cells), end


def _cell(text: str, at: int, start: int, line: int) -> tuple[str, int]:
    """The cell at `at` and where it ends; `line` is where the record begins, at `start`."""
    if not text.startswith('"', at):
        found = PLAIN.match(text, at)
        return (found[0], found.end()) if found else ("", at)
    found = QUOTED.match(text, at)
    if not found or (found.end() < len(text) and text[found.end()] not in ";\r\n"):
        line += text.count("\n", start, at)
        if not found:
            raise PabulibError(line, "", "A quote is opened and never closed", 'Close it; write "" for a quote mark.')
        raise PabulibError(line, "", "Text follows a closing quote", 'Inside quotes write "" for a quote mark.')
    return found[1].replace('""', '"'), found.end()
