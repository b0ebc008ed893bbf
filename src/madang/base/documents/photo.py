"""A picture that people put up, as a figure of a document."""

import io

from PIL import Image

from madang.base.files import shelf
from madang.base.files.models import Upload

from .document import Picture

QUALITY = 85


def picture_of(upload: Upload, caption: str = "") -> Picture | None:
    """Its copy for pages, as JPEG, with the words of whoever put it up. None when its bytes are gone."""
    for name in ["800.webp", upload.file_name]:
        if path := shelf.find(upload.government, upload.digest, name):
            with Image.open(path) as image:
                file = io.BytesIO()
                image.convert("RGB").save(file, "JPEG", quality=QUALITY)
            return Picture(file.getvalue(), upload.alt, caption)
    return None
