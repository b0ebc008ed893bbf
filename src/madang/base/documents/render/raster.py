"""A picture as pixels: where a form takes no drawings, an SVG becomes a PNG."""

import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from ..document import Picture

TYPESETTER = Path(__file__).parent / "typesetter.py"
SOURCE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'
PATIENCE = 60


def raster(picture: Picture) -> tuple[bytes, str]:
    """Its content and suffix, png or jpg. Raises RuntimeError with the typesetter's words for a broken drawing."""
    if picture.suffix != "svg":
        return picture.content, picture.suffix
    with TemporaryDirectory(prefix="madang-") as folder:
        Path(folder, "picture.svg").write_bytes(picture.content)
        Path(folder, "document.typ").write_text(SOURCE)
        run = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(TYPESETTER), folder], capture_output=True, text=True, timeout=PATIENCE
        )
        if run.returncode:
            raise RuntimeError(run.stderr)
        return Path(folder, "document.png").read_bytes(), "png"


def size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises RuntimeError when it is no whole image."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            return image.size
    except (OSError, SyntaxError) as broken:
        raise RuntimeError(f"The image cannot be read: {broken}") from broken
