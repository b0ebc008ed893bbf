"""The rows behind a document as data alone: JSON, one CSV, or several in a zip."""

import io
import json
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..document import Document
from ..plain import digest
from ..source import Source, as_csv, plain_value

JSON_TYPE = "application/json"
CSV_TYPE = "text/csv; charset=utf-8; header=present"
ZIP_TYPE = "application/zip"


def as_json(document: Document) -> bytes:
    """The document's head and digest, then every source with its columns and its rows as objects."""
    said = {
        "title": document.title,
        "number": document.number,
        "date": document.date.isoformat(),
        "issuer": document.issuer,
        "address": document.address,
        "language": document.language,
        "digest": digest(document),
        "sources": [_said(source) for source in document.sources],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def only_csv(document: Document) -> bytes:
    """Of a document with one source."""
    return as_csv(document.sources[0])


def as_zip(document: Document) -> bytes:
    """A CSV for each source, always the same bytes for the same rows."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for source in document.sources:
            day = (max(document.date.year, 1980), document.date.month, document.date.day, 0, 0, 0)
            archive.writestr(ZipInfo(source.file, day), as_csv(source), ZIP_DEFLATED)
    return file.getvalue()


def _said(source: Source) -> dict:
    columns = [
        {"name": name} | ({"unit": unit} if unit else {})
        for name, unit in zip(source.columns, source.units, strict=True)
    ]
    rows = [dict(zip(source.columns, map(plain_value, row), strict=True)) for row in source.rows]
    return {"name": source.name, "title": source.title, "columns": columns, "rows": rows}
