"""Write a file: the same bytes that were read, or the writing rule for what is new."""

from collections.abc import Iterable, Iterator

from .errors import PabulibError
from .file import PabulibFile, Row
from .text import BOM, FORBIDDEN, as_text


def write(file: PabulibFile) -> bytes:
    """The bytes of the file; `write(read(data)) == data`. PabulibError if a row is too short, too long or unclean."""
    surface = file.surface
    parts = [BOM] if surface.bom else []
    for section, columns, rows in _tables(file):
        for place, cells in enumerate(_lines(section, columns, rows), start=-2):
            kept = surface.kept.get((section, place))
            parts.append(kept[1] if kept and kept[0] == cells else as_text(cells) + surface.newline)
    text = "".join(parts) + surface.tail
    found = FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise PabulibError(line, "", f"The character U+{ord(found[0]):04X} is not allowed", "Remove it.")
    return text.encode("utf-8")


def _tables(file: PabulibFile) -> Iterator[tuple[str, Row, Iterable[Row]]]:
    yield "META", ("key", "value"), file.meta.items()
    yield "PROJECTS", file.project_columns, file.projects
    yield "VOTES", file.vote_columns, file.votes


def _lines(section: str, columns: Row, rows: Iterable[Row]) -> Iterator[Row]:
    yield (section,)
    yield columns
    for place, row in enumerate(rows):
        if len(row) != len(columns):
            problem = f"Row {place + 1} has {len(row)} cells, but there are {len(columns)} columns"
            raise PabulibError(0, section, problem, "Give every row one cell a column.")
        yield row
