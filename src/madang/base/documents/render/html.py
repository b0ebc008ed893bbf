"""A document as accessible HTML: one article with real headings, lists and tables, that prints well."""

from base64 import b64encode

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from ..document import Block, Cell, Document, Picture, Table, said
from ..head import head

MEDIA_TYPE = "text/html; charset=utf-8"
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def article(document: Document) -> SafeString:
    """The document inside <article>, for a page that has its own frame. It holds the page's h1."""
    blocks = [_shown(block) for block in document.blocks]
    with override(document.language):
        context = {"document": document, "head": head(document), "blocks": blocks}
        return render_to_string("documents/article.html", context)


def render(document: Document) -> bytes:
    """A file of its own without a frame: to keep, to mail, or to paste into a draft."""
    context = {"document": document, "article": article(document)}
    return render_to_string("documents/alone.html", context).encode()


def _shown(block: Block) -> dict:
    kind = type(block).__name__.lower()
    shown = {"template": f"documents/blocks/{kind}.html", "block": block}
    if isinstance(block, Table):
        return shown | _table(block)
    if isinstance(block, Picture):
        # Inside the page, so that the file alone is whole; an image runs no script.
        data = b64encode(block.content).decode()
        return shown | {"source": f"data:{MEDIA_TYPES[block.suffix]};base64,{data}"}
    return shown


def _table(table: Table) -> dict:
    units = table.units or [""] * len(table.header)
    columns = [
        {"title": title, "unit": unit, "numeric": place in table.numeric}
        for place, (title, unit) in enumerate(zip(table.header, units, strict=True))
    ]
    return {
        "columns": columns,
        "rows": [_cells(table, row) for row in table.rows],
        "totals": _cells(table, table.totals),
    }


def _cells(table: Table, row: tuple[Cell, ...]) -> list[dict]:
    return [
        {"text": said(cell), "numeric": place in table.numeric, "names": table.row_headers and place == 0}
        for place, cell in enumerate(row)
    ]
