"""Read the proposals of a file: CSV with a column `title` (or 제목), JSON lines, or a title a line.

The column `id` (or 번호) names a document; without one, the number of its line does.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from .errors import CorpusError
from .hangul import plain
from .index import Document

TITLE, ID = ("title", "제목", "사업명"), ("id", "번호", "접수번호", "number")
LONGEST = 2000
Row = tuple[int, str, str]  # line, id, title


def read_corpus(path: Path) -> list[Document]:
    """CorpusError with the line of what is wrong; OSError if the file cannot be opened."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CorpusError(name, line, "This is not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).") from error
    rows = {".csv": _csv, ".tsv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl}.get(path.suffix.lower(), _lines)
    return _checked(name, rows(name, text))


def _checked(name: str, rows: Iterator[Row]) -> list[Document]:
    seen: dict[str, int] = {}
    documents = []
    for line, id, title in rows:
        if not _can_be_written(id + title):
            raise CorpusError(name, line, "There is half a character (a lone surrogate) in it.")
        if "\x00" in title or not plain(title):
            raise CorpusError(name, line, "The title has no letters." if title.strip() else "The title is empty.")
        if len(title) > LONGEST:
            raise CorpusError(name, line, f"The title has {len(title)} characters, more than {LONGEST}.")
        if id in seen:
            raise CorpusError(name, line, f"The id {id!r} is already that of line {seen[id]}.")
        seen[id] = line
        documents.append(Document(id, title.strip()))
    if not documents:
        raise CorpusError(name, None, "There is no proposal in it.")
    return documents


def _csv(name: str, text: str) -> Iterator[Row]:
    first = text.partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",", strict=True)
    try:
        head = [column.strip().lower() for column in next(table, [])]
        title, id = _place(head, TITLE), _place(head, ID)
        if title is None:
            raise CorpusError(
                name, 1, f"There is no column {' or '.join(TITLE)}; there are {', '.join(head) or 'none'}."
            )
        line = table.line_num + 1
        for row in table:
            if row and len(row) != len(head):
                raise CorpusError(name, line, f"There are {len(row)} cells, but {len(head)} columns.")
            if row:
                yield line, (row[id].strip() if id is not None else str(line)), row[title]
            line = table.line_num + 1
    except csv.Error as error:
        raise CorpusError(name, table.line_num, f"This is not CSV: {error}.") from error


def _jsonl(name: str, text: str) -> Iterator[Row]:
    for line, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        try:
            told = json.loads(row)
        except (ValueError, RecursionError) as error:
            raise CorpusError(name, line, "This is not JSON.") from error
        if not isinstance(told, dict) or not isinstance(told.get("title"), str):
            raise CorpusError(name, line, 'This is not a JSON object with a text "title".')
        yield line, str(told.get("id", line)), told["title"]


def _lines(name: str, text: str) -> Iterator[Row]:
    return ((line, str(line), row) for line, row in enumerate(text.split("\n"), start=1) if row.strip())


def _place(head: list[str], names: tuple[str, ...]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _can_be_written(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
