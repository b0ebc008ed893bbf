"""An index as a file: one JSON object a line, the documents with the words a reader found in them.

Reading Korean is what takes time, so it is done once; the weights are computed again from the words. Plain text that can be
looked at, compared and continued, and nothing in it is ever executed.

    {"likeness": 1, "reader": "kiwi-0.24.1", "documents": 2}
    {"id": "27-0412", "title": "골목길 소화기 설치", "words": ["골목길", "소화기"]}
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import CorpusError
from .index import Document, Index
from .readers import Reader

VERSION = 1


def save(index: Index, path: Path) -> None:
    """Whole or not at all: written beside its place first."""
    head = {"likeness": VERSION, "reader": index.reader.name, "documents": len(index.documents)}
    rows = ({"id": one.id, "title": one.title, "words": one.words} for one in index.documents)
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in (head, *rows))
    unfinished.replace(path)


def load(path: Path, reader: Reader) -> Index:
    """CorpusError if it is no index, is cut short, or was read by another reader; OSError if it cannot be opened."""
    name = str(path)
    try:
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(name, None, "This is not UTF-8, so it is no index.") from error
    head = _object(name, 1, lines[0])
    if head.get("likeness") != VERSION:
        raise CorpusError(name, 1, "This is no index of this version.")
    if head.get("reader") != reader.name:
        raise CorpusError(
            name, 1, f"Its words were found by {head.get('reader')}, here it is {reader.name}: build it again."
        )
    if head.get("documents") != len(lines) - 1:
        raise CorpusError(name, None, f"It says {head.get('documents')} documents, but holds {len(lines) - 1}.")
    return Index.build(_documents(name, lines[1:]), reader)


def _documents(name: str, lines: Iterable[str]) -> Iterator[Document]:
    for number, line in enumerate(lines, start=2):
        row = _object(name, number, line)
        id, title, words = row.get("id"), row.get("title"), row.get("words")
        if not (isinstance(id, str) and isinstance(title, str) and isinstance(words, list)):
            raise CorpusError(name, number, "A document has id, title and words.")
        if not all(isinstance(word, str) for word in words):
            raise CorpusError(name, number, "Words are texts.")
        yield Document(id, title, tuple(words))


def _object(name: str, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(name, number, "This is not JSON.") from error
    if not isinstance(row, dict):
        raise CorpusError(name, number, "This is not a JSON object.")
    return row
