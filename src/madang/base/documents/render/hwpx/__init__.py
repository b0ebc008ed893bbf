"""A document as HWPX, the open format of Korean offices (OWPML, KS X 6101): a zip of XML that Hancom Office edits.

Written by ourselves: the format is published, the few parts a document needs fit in this folder, and the same document
gives the same bytes. Tests read it back with another program.
"""

from ...document import Document, Picture
from ..raster import raster
from .package import package

MEDIA_TYPE = "application/hwp+zip"
EDITION = "1"


def render(document: Document) -> bytes:
    """Raises RuntimeError when a picture in it is broken."""
    images = {
        f"image{number}": raster(block) for number, block in enumerate(document.blocks, 1) if isinstance(block, Picture)
    }
    return package(document, images)
