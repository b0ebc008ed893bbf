"""A stored picture as a printed page wants it."""

import io

from PIL import Image

from .models import Upload
from .shelf import find


def as_jpeg(upload: Upload, width: int) -> bytes:
    """At most `width` pixels either way; nothing where the file has gone."""
    path = find(upload.government, upload.digest, upload.file_name)
    if path is None:
        return b""
    made = io.BytesIO()
    with Image.open(path) as image:
        image = image.convert("RGB")
        image.thumbnail((width, width))
        image.save(made, "JPEG", quality=80)
    return made.getvalue()
