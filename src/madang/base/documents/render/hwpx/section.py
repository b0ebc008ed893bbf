"""Contents/section0.xml: the blocks of a document as paragraphs on an A4 page."""

from collections.abc import Iterable

from ...document import Block, Document, Facts, Heading, Items, NewPage, Note, Paragraph, Picture, Signature, Table
from ...head import head
from . import page, pictures, tables
from .paragraph import paragraph
from .xml import DECLARATION, NAMESPACES, element


def section(document: Document, images: dict[str, tuple[bytes, str]]) -> str:
    """`images` are the document's pictures in their order, by the name they have in the package."""
    names = iter(images)
    body = [*_front(document)]
    fresh = False
    for block in document.blocks:
        if isinstance(block, NewPage):
            fresh = True
            continue
        body += _block(block, names, images, fresh)
        fresh = False
    return DECLARATION + element("hs:sec", NAMESPACES, *body)


def _front(document: Document) -> Iterable[str]:
    yield paragraph("", before=page.set_up(document))
    yield paragraph(document.title, "title")
    yield tables.facts(head(document))


def _block(block: Block, names, images: dict, fresh: bool) -> Iterable[str]:
    match block:
        case Heading():
            yield paragraph(block.text, f"heading{block.level}", fresh=fresh)
        case Paragraph():
            yield paragraph(block.text, fresh=fresh)
        case Items():
            for number, item in enumerate(block.items, 1):
                sign = f"{number}." if block.numbered else "•"
                yield paragraph(f"{sign} {item}", "item", "body", fresh=fresh and number == 1)
        case Note():
            if block.title:
                yield paragraph(block.title, "aside", "strong", fresh=fresh)
            yield paragraph(block.text, "aside", "body", fresh=fresh and not block.title)
        case Signature():
            seal = f"  ({block.seal})" if block.seal else ""
            yield paragraph(f"{block.position} {block.name}{seal}".strip(), "centre", "name", fresh=fresh)
        case Facts():
            yield tables.facts(block.rows, fresh)
        case Table():
            yield tables.table(block, fresh)
        case Picture():
            name = next(names)
            yield pictures.picture(block, name, images[name][0], fresh)
            if block.caption:
                yield paragraph(block.caption, "centre", "small")
