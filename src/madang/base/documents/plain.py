"""A document as plain values: what a renderer outside Python gets, and what its digest is taken of."""

import hashlib
import json
from dataclasses import asdict, fields

from .document import Block, Document, Picture, Table, said
from .source import Source, plain_value


def plain(document: Document) -> dict:
    """JSON values; a picture is the name of its file among `pictures(document)`."""
    head = {field.name: getattr(document, field.name) for field in fields(document)}
    head |= {"date": document.date.isoformat()}
    if not document.large:
        del head["large"]  # so that documents which were handed out before there was large print keep their digest
    if document.sources:
        head["sources"] = [_source(source) for source in document.sources]
    else:
        del head["sources"]  # for the same reason
    return head | {"blocks": [_block(block, number) for number, block in enumerate(document.blocks)]}


def pictures(document: Document) -> dict[str, bytes]:
    return {
        _file(block, number): block.content
        for number, block in enumerate(document.blocks)
        if isinstance(block, Picture)
    }


def digest(document: Document) -> str:
    """SHA-256 of all that it says, pictures included."""
    whole = hashlib.sha256(json.dumps(plain(document), ensure_ascii=False, sort_keys=True).encode())
    for name, content in pictures(document).items():
        whole.update(name.encode() + hashlib.sha256(content).digest())
    return whole.hexdigest()


def _source(source: Source) -> dict:
    # Values with their kinds, so that 1 and "1" are not the same.
    return asdict(source) | {"rows": [[plain_value(value) for value in row] for row in source.rows]}


def _block(block: Block, number: int) -> dict:
    kind = {"kind": type(block).__name__.lower()}
    if isinstance(block, Picture):
        return kind | {"file": _file(block, number), "alt": block.alt, "caption": block.caption}
    if isinstance(block, Table):
        return kind | _table(block)
    return kind | asdict(block)


def _table(table: Table) -> dict:
    rows = {
        "rows": [[said(cell) for cell in row] for row in table.rows],
        "totals": [said(cell) for cell in table.totals],
    }
    return asdict(table) | rows


def _file(picture: Picture, number: int) -> str:
    return f"picture-{number}.{picture.suffix}"
