"""Contents/section0.xml and so on: the blocks of a document as paragraphs on A4 pages that stand or lie on their side."""

from collections.abc import Iterable
from itertools import chain, repeat

from ...document import Block, Document, Facts, Heading, Items, NewPage, Note, Paragraph, Picture, Signature, Table
from ...head import head
from ...leaves import leaves
from . import page, pictures, tables
from .paragraph import paragraph
from .xml import DECLARATION, NAMESPACES, element


def sections(document: Document, images: dict[str, tuple[bytes, str]]) -> list[str]:
    """One for each run of pages that stand alike. `images` are the document's pictures in their order, by the name they
    have in the package.
    """
    names = iter(images)
    fronts = chain([list(_front(document))], repeat([]))
    return [
        _section(document, side, front, names, images) for side, front in zip(leaves(document), fronts, strict=False)
    ]


def _section(document: Document, side: tuple[bool, list[int]], front: list[str], names, images: dict) -> str:
    wide, run = side
    body = [paragraph("", before=page.set_up(document, wide)), *front]
    fresh = False
    for place in run:
        block = document.blocks[place]
        if isinstance(block, NewPage):
            fresh = True
            continue
        body += _block(block, names, images, fresh, page.SIDEWAYS if wide else page.WIDTH)
        fresh = False
    return DECLARATION + element("hs:sec", NAMESPACES, *body)


def _front(document: Document) -> Iterable[str]:
    yield paragraph(document.title, "title")
    yield tables.facts(head(document))


def _block(block: Block, names, images: dict, fresh: bool, width: int) -> Iterable[str]:
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
            yield tables.table(block, fresh, width)
        case Picture():
            name = next(names)
            yield pictures.picture(block, name, images[name][0], fresh)
            if block.caption:
                yield paragraph(block.caption, "centre", "small")
