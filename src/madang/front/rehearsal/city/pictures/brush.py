"""Flat shapes on a canvas of 1200 × 800, drawn at twice the size so that edges come out smooth."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT, _FINE = 1200, 800, 2

Point = tuple[float, float]


class Canvas:
    """Coordinates in pixels of the finished picture, y pointing down; colours as Pillow reads them."""

    def __init__(self, top: str, bottom: str, horizon: int = HEIGHT) -> None:
        """A sky that fades from `top` to `bottom` at the horizon, and `bottom` below it."""
        fade = Image.linear_gradient("L").resize((WIDTH * _FINE, horizon * _FINE))
        size = (WIDTH * _FINE, HEIGHT * _FINE)
        self._image = Image.new("RGB", size, bottom)
        self._image.paste(Image.composite(Image.new("RGB", fade.size, bottom), Image.new("RGB", fade.size, top), fade))
        self._draw = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        self._draw.rounded_rectangle(_fine([(x, y), (x + w, y + h)]), radius * _FINE, colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self._draw.ellipse(_fine([(x - rx, y - ry), (x + rx, y + ry)]), colour)

    def disc(self, x: float, y: float, r: float, colour: str) -> None:
        self.oval(x, y, r, r, colour)

    def ring(self, x: float, y: float, r: float, colour: str, width: float) -> None:
        self._draw.ellipse(_fine([(x - r, y - r), (x + r, y + r)]), None, colour, round(width * _FINE))

    def shape(self, points: Sequence[Point], colour: str) -> None:
        self._draw.polygon(_fine(points), colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """With round ends and joints."""
        self._draw.line(_fine(points), colour, round(width * _FINE), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: str, strength: int = 110) -> None:
        """Light that is strongest in the middle: `strength` of 255 there, nothing at the rim."""
        size = (round(rx * 2 * _FINE), round(ry * 2 * _FINE))
        soft = Image.radial_gradient("L").resize(size).point(lambda dark: max(0, 181 - dark) * strength // 181)
        self._image.paste(Image.new("RGB", size, colour), _fine([(x - rx, y - ry)])[0], soft)

    def finished(self) -> Image.Image:
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _fine(points: Sequence[Point]) -> list[tuple[int, int]]:
    return [(round(x * _FINE), round(y * _FINE)) for x, y in points]
