"""Pour values into a form: every place, rows as often as their list is long, the layout as the officer drew it."""

import re
from collections.abc import Mapping
from datetime import date

from ..document import said
from .offer import Values, long_day
from .package import closed, opened, texts, without_scripts
from .part import PLACE, Lines, Part, Row, unescaped, written

PREVIEW = 4000
_TAG = re.compile(r"<(/?)(?:[\w.-]+:)?([\w-]+)")


def fill_form(form: bytes, values: Values) -> bytes:
    """fill_form(form, {"사업명": "그늘막", "사업": [{"이름": "그늘막", "금액": 320_000_000}]})

    Values are printed as everywhere: integers with separators. A place without a value stays empty; an empty list leaves
    its row empty. The same form and values give the same bytes. Raises package.NotTaken for what is no form we take.
    """
    entries = opened(form)
    parts = texts(entries)
    for name, part in parts.items():
        entries[name] = _filled(part, values).encode("utf-8", "replace")
    if listing := entries.get("Contents/content.hpf"):
        entries["Contents/content.hpf"] = without_scripts(listing.decode("utf-8-sig")).encode()
    if "Preview/PrvText.txt" in entries:
        preview = [part.text(lines) for part in texts(entries).values() for lines in part.paragraphs]
        entries["Preview/PrvText.txt"] = "\r\n".join(preview)[:PREVIEW].encode("utf-8", "replace")
    return closed(entries)


def _filled(part: Part, values: Values) -> str:
    repeated = _repeated(part)
    in_rows = {id(lines) for row, _ in repeated for lines in part.paragraphs if row.start < lines.start < row.end}
    for lines in part.paragraphs:
        if id(lines) not in in_rows:
            _fill(part, lines, values)
    # From the first to the last: each moves the rows below it, and finds itself where those above have moved it.
    for row, name in sorted(repeated, key=lambda pair: pair[0].start):
        _repeat(part, row, name, values)
    return str(part)


def _repeated(part: Part) -> list[tuple[Row, str]]:
    marks = [
        (lines.row, mark[2]) for lines in part.paragraphs for mark in PLACE.finditer(part.text(lines)) if mark[1] == "#"
    ]
    return [(row, name) for row, name in marks if row is not None]


def _fill(part: Part, lines: Lines, values: Mapping) -> None:
    """A place may lie over several runs: its value goes where it begins, and the rest of it goes away."""
    text = part.text(lines)
    found = list(PLACE.finditer(text))
    if not found:
        return
    letters = [(place, letter) for place in lines.words for letter in unescaped(part.tokens[place])]
    pieces: dict[int, list[str]] = {place: [] for place in lines.words}
    at = 0
    for mark in found:
        for place, letter in letters[at : mark.start()]:
            pieces[place].append(written(letter, part.prefix))
        value = "" if mark[1] else _said(values.get(mark[2]))
        pieces[letters[mark.start()][0]].append(written(value, part.prefix))
        at = mark.end()
    for place, letter in letters[at:]:
        pieces[place].append(written(letter, part.prefix))
    for place, said_there in pieces.items():
        part.tokens[place] = "".join(said_there)
    _forget_lines(part, lines)


def _forget_lines(part: Part, lines: Lines) -> None:
    """Where lines broke before is no use any more; the word processor breaks them anew."""
    inside, nested, dropping = range(lines.start + 1, lines.end), 0, False
    for place in inside:
        token = part.tokens[place]
        name = re.match(r"</?(?:[\w.-]+:)?([\w.-]*)", token)
        if name and name[1] == "p":
            nested += -1 if token.startswith("</") else int(not token.endswith("/>"))
        elif name and name[1] == "linesegarray" and not nested:
            dropping = not token.startswith("</") and not token.endswith("/>")
            part.tokens[place] = ""
        elif dropping:
            part.tokens[place] = ""


def _repeat(part: Part, row: Row, name: str, values: Values) -> None:
    """The row as often as its list is long, at least once; rows after it and what spans it move on."""
    items = values.get(name)
    items = list(items) if isinstance(items, list | tuple) and items else [{}]
    template = "".join(part.tokens[row.start : row.end + 1])
    height = _number(template, "cellSz", "height")
    first = _number(template, "cellAddr", "rowAddr")
    table = row.table
    others = [one for one in table.rows if one is not row]
    for one in others:
        _move(part, one, first, len(items) - 1)
    made = []
    for place, item in enumerate(items):
        made.append(_filled_row(template, part.prefix, {**values, **item} if item else {}, first + place))
    for place in range(row.start, row.end + 1):
        part.tokens[place] = ""
    part.tokens[row.start] = "".join(made)
    _grow(part, table.start, len(items) - 1, height)


def _filled_row(template: str, prefix: str, values: Mapping, number: int) -> str:
    # A row alone is no table: it is read inside of one.
    copy = Part.of(f"<{prefix}tbl>{template}</{prefix}tbl>")
    copy.prefix = prefix
    for lines in copy.paragraphs:
        _fill(copy, lines, values)
    tokens = copy.tokens[1:-1]
    for place in _own(tokens, "cellAddr"):
        tokens[place] = _with(tokens[place], "rowAddr", number)
    return "".join(tokens)


def _move(part: Part, row: Row, after: int, by: int) -> None:
    """Rows below count on; a cell from above that spans the repeated row spans its copies."""
    if not by:
        return
    text = part.tokens[row.start : row.end + 1]
    # Of each cell the format says first where it is, then what it spans.
    for address, span in zip(_own(text, "cellAddr"), _own(text, "cellSpan"), strict=False):
        at, rows = _number(text[address], "cellAddr", "rowAddr"), _number(text[span], "cellSpan", "rowSpan")
        if at > after:
            text[address] = _with(text[address], "rowAddr", at + by)
        elif at < after < at + rows:
            text[span] = _with(text[span], "rowSpan", rows + by)
    part.tokens[row.start : row.end + 1] = text


def _own(tokens: list[str], name: str) -> list[int]:
    """Where tags of this name are, leaving out tables inside of cells."""
    found, depth = [], 0
    for place, token in enumerate(tokens):
        tag = _TAG.match(token)
        if tag and tag[2] == "tbl":
            depth += -1 if tag[1] else 1
        elif tag and tag[2] == name and not tag[1] and not depth:
            found.append(place)
    return found


def _grow(part: Part, table: int, by: int, height: int) -> None:
    part.tokens[table] = _with(part.tokens[table], "rowCnt", _number(part.tokens[table], "tbl", "rowCnt") + by)
    for place in range(table + 1, len(part.tokens)):
        token = part.tokens[place]
        if re.match(r"<(?:[\w.-]+:)?sz\b", token):
            part.tokens[place] = _with(token, "height", _number(token, "sz", "height") + by * height)
            return
        if re.match(r"<(?:[\w.-]+:)?tr\b", token):
            return


def _number(text: str, name: str, attribute: str) -> int:
    found = re.search(rf"<(?:[\w.-]+:)?{name}\b[^>]*\b{attribute}=\"(\d+)\"", text)
    return int(found[1]) if found else 0


def _with(token: str, attribute: str, value: int) -> str:
    return re.sub(rf"(\b{attribute}=\")\d+", rf"\g<1>{value}", token, count=1)


def _said(value) -> str:
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, list | tuple | Mapping):
        return ""
    return said(value)
