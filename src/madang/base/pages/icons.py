"""Draws the emblem as the icons a phone wants: `python -m madang.base.pages.icons FOLDER` (needs Pillow)."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

_BLUE, _WHITE, _YELLOW = "#0b50d0", "#ffffff", "#ffb114"
_TIMES = 4  # drawn larger and shrunk, so that the edges are smooth


def draw(size: int, *, maskable: bool = False) -> Image.Image:
    """The emblem in a square; a maskable one fills its corners and keeps to the middle four fifths."""
    side = size * _TIMES
    unit = side / 32
    picture = Image.new("RGBA", (side, side), _BLUE if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    if not maskable:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=9 * unit, fill=_BLUE)
    scale = unit * (0.78 if maskable else 1)

    def at(x: float, y: float) -> tuple[float, float]:
        return side / 2 + (x - 16) * scale, side / 2 + (y - 15.2) * scale

    for step in range(401):
        t = step / 400
        x, y = (_bezier(t, *points) for points in ((6, 11, 21, 26), (20.5, 12.3, 12.3, 20.5)))
        cx, cy = at(x, y)
        pen.ellipse((cx - 1.5 * scale, cy - 1.5 * scale, cx + 1.5 * scale, cy + 1.5 * scale), fill=_WHITE)
    pen.ellipse((*at(16 - 3.4, 9.8 - 3.4), *at(16 + 3.4, 9.8 + 3.4)), fill=_YELLOW)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _bezier(t: float, a: float, b: float, c: float, d: float) -> float:
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d


def main(folder: str) -> None:
    for name, size, maskable in (("icon-192", 192, False), ("icon-512", 512, False), ("icon-maskable-512", 512, True)):
        draw(size, maskable=maskable).save(Path(folder) / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
