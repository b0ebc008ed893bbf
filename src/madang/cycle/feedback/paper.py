"""A document kept for good as plain values, and the same document again from them, to the byte."""

from base64 import b64decode, b64encode
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from madang.base.documents.document import (
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Signature,
    Table,
)
from madang.base.documents.plain import digest
from madang.base.documents.source import Source

__all__ = ["block_of", "digest", "document_of", "frozen_block", "frozen_of", "frozen_source", "source_of"]
_READ = {"decimal": Decimal, "moment": datetime.fromisoformat, "day": date.fromisoformat}
_BLOCKS = {kind.__name__.lower(): kind for kind in (Facts, Heading, Items, NewPage, Note, Paragraph, Signature, Table)}


def frozen_of(document: Document) -> dict:
    """JSON values. Pictures are inside: a drawing as its text, a photograph in base64."""
    head = {name: getattr(document, name) for name in ("title", "number", "issuer", "summary", "language", "address")}
    return head | {
        "date": document.date.isoformat(),
        "keywords": list(document.keywords),
        "blocks": [frozen_block(block) for block in document.blocks],
        "sources": [frozen_source(source) for source in document.sources],
    }


def document_of(frozen: dict) -> Document:
    told = frozen | {
        "date": date.fromisoformat(frozen["date"]),
        "blocks": [block_of(one) for one in frozen["blocks"]],
        "sources": [source_of(one) for one in frozen["sources"]],
    }
    return Document(**told)


def frozen_block(block) -> dict:
    kind = {"kind": type(block).__name__.lower()}
    if isinstance(block, Picture):
        drawn = block.suffix == "svg"
        content = block.content.decode() if drawn else b64encode(block.content).decode()
        return kind | {"content": content, "drawn": drawn, "alt": block.alt, "caption": block.caption}
    return kind | {one.name: _kept(getattr(block, one.name)) for one in fields(block)}


def block_of(frozen: dict):
    told = {name: value for name, value in frozen.items() if name not in ("kind", "drawn")}
    if frozen["kind"] == "picture":
        content = told["content"]
        return Picture(**told | {"content": content.encode() if frozen["drawn"] else b64decode(content)})
    return _BLOCKS[frozen["kind"]](**{name: _read(value) for name, value in told.items()})


def frozen_source(source: Source) -> dict:
    return {one.name: _kept(getattr(source, one.name)) for one in fields(source)}


def source_of(frozen: dict) -> Source:
    return Source(**{name: _read(value) for name, value in frozen.items()})


def _kept(value):
    """Decimals and days carry their kind, so that they come back as what they were."""
    if isinstance(value, (list, tuple)):
        return [_kept(one) for one in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _read(value):
    if isinstance(value, list):
        return [_read(one) for one in value]
    if isinstance(value, dict):
        [(kind, said)] = value.items()
        return _READ[kind](said)
    return value
