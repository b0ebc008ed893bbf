"""What stands in many pictures: people, trees, benches, lamps, a wheelchair, a dog."""

from .brush import Canvas

SKIN, DARK, GREY = "#f0c9a4", "#3a3330", "#dcd9d5"


def person(
    on: Canvas, x: float, y: float, tall: float, shirt: str, legs: str = "#46566b", hair: str = DARK, raised: int = 0
) -> None:
    """Standing with the feet at (x, y); the arm on the side `raised` (-1 left, 1 right) is lifted."""
    u = tall / 10
    for side in (-1, 1):
        on.line([(x + side * 0.7 * u, y - 4.4 * u), (x + side * 0.8 * u, y - 0.4 * u)], legs, 1.15 * u)
        hand = (x + side * 2.6 * u, y - 10.0 * u) if side == raised else (x + side * 2.15 * u, y - 4.3 * u)
        on.line([(x + side * 1.45 * u, y - 7.0 * u), hand], shirt, 0.9 * u)
        on.disc(*hand, 0.52 * u, SKIN)
    on.box(x - 1.7 * u, y - 7.6 * u, 3.4 * u, 3.9 * u, shirt, 1.1 * u)
    head(on, x, y - 8.9 * u, 1.25 * u, hair)


def head(on: Canvas, x: float, y: float, r: float, hair: str = DARK) -> None:
    on.disc(x, y - 0.25 * r, 1.1 * r, hair)
    on.oval(x, y + 0.25 * r, 0.86 * r, 0.84 * r, SKIN)
    for side in (-1, 1):
        on.disc(x + side * 0.32 * r, y + 0.2 * r, 0.09 * r, DARK)
        on.oval(x + side * 0.5 * r, y + 0.5 * r, 0.16 * r, 0.11 * r, "#e8a88a")


def sitting(on: Canvas, x: float, y: float, tall: float, shirt: str, legs: str = "#46566b", hair: str = GREY) -> None:
    """Sitting with the seat at (x, y), the knees to the right."""
    u = tall / 10
    on.line([(x, y - 0.6 * u), (x + 2.6 * u, y - 0.6 * u), (x + 2.8 * u, y + 2.8 * u)], legs, 1.3 * u)
    on.box(x - 1.5 * u, y - 4.6 * u, 3.1 * u, 4.5 * u, shirt, 1.2 * u)
    on.line([(x + 0.4 * u, y - 3.7 * u), (x + 2.2 * u, y - 1.5 * u)], shirt, 0.9 * u)
    head(on, x, y - 5.9 * u, 1.25 * u, hair)


def wheelchair(on: Canvas, x: float, y: float, tall: float, shirt: str, hair: str = DARK) -> None:
    """Someone in a wheelchair going to the right; the wheels stand on y."""
    u = tall / 10
    on.line([(x - 2.2 * u, y - 6.0 * u), (x - 2.0 * u, y - 3.0 * u), (x + 2.2 * u, y - 3.0 * u)], "#39424d", 0.5 * u)
    on.line([(x + 2.2 * u, y - 3.0 * u), (x + 2.9 * u, y - 0.9 * u), (x + 3.7 * u, y - 0.9 * u)], "#39424d", 0.4 * u)
    sitting(on, x - 0.3 * u, y - 3.1 * u, tall, shirt, hair=hair)
    on.ring(x - 0.7 * u, y - 2.1 * u, 2.1 * u, "#39424d", 0.42 * u)
    on.disc(x - 0.7 * u, y - 2.1 * u, 0.4 * u, "#39424d")
    on.ring(x + 2.7 * u, y - 0.7 * u, 0.7 * u, "#39424d", 0.35 * u)


def tree(on: Canvas, x: float, y: float, tall: float, leaves: str = "#6fae74", light: str = "#8cc48a") -> None:
    on.box(x - tall * 0.035, y - tall * 0.5, tall * 0.07, tall * 0.5, "#8a6a4d", tall * 0.02)
    for dx, dy, r in ((-0.17, 0.55, 0.19), (0.17, 0.55, 0.19), (0, 0.5, 0.2), (0, 0.75, 0.23)):
        on.disc(x + dx * tall, y - dy * tall, r * tall, leaves)
    for dx, dy, r in ((-0.1, 0.78, 0.1), (-0.2, 0.6, 0.07), (0.08, 0.62, 0.09)):
        on.disc(x + dx * tall, y - dy * tall, r * tall, light)


def pine(on: Canvas, x: float, y: float, tall: float, leaves: str = "#4f8a64") -> None:
    on.box(x - tall * 0.03, y - tall * 0.75, tall * 0.06, tall * 0.75, "#9a6a4a", tall * 0.02)
    for low, wide in ((0.38, 0.25), (0.55, 0.21), (0.72, 0.16)):
        peak = (x, y - tall * (low + 0.3))
        on.shape([(x - wide * tall, y - low * tall), peak, (x + wide * tall, y - low * tall)], leaves)


def bench(on: Canvas, x: float, y: float, w: float) -> None:
    """With a back and arms; (x, y) is the left front foot."""
    for at in (0.06, 0.9):
        on.box(x + w * at, y - 62, 12, 62, "#5a6470", 4)
        on.box(x + w * at - 8, y - 92, 28, 10, "#5a6470", 5)
        on.box(x + w * at, y - 92, 10, 36, "#5a6470", 4)
    for up in (66, 104, 126):
        on.box(x, y - up, w, 15, "#c08a55", 6)


def dog(on: Canvas, x: float, y: float, long: float, coat: str, right: bool = True) -> None:
    """Running, with the paws on y; (x, y) below the middle of the body."""
    u, d = long / 10, 1 if right else -1
    for dx, reach in ((-2.6, -1.4), (-1.8, 0.4), (2.0, -0.2), (2.6, 1.6)):
        on.line([(x + d * dx * u, y - 2.6 * u), (x + d * (dx + reach) * u, y - 0.3 * u)], coat, 0.8 * u)
    on.line([(x - d * 3.2 * u, y - 3.6 * u), (x - d * 4.8 * u, y - 5.6 * u)], coat, 0.7 * u)
    on.oval(x, y - 3.3 * u, 3.6 * u, 1.5 * u, coat)
    on.disc(x + d * 3.8 * u, y - 4.8 * u, 1.5 * u, coat)
    on.oval(x + d * 5.0 * u, y - 4.4 * u, 1.0 * u, 0.7 * u, coat)
    on.oval(x + d * 3.0 * u, y - 5.2 * u, 0.55 * u, 1.1 * u, "#6b4a36")
    on.disc(x + d * 5.8 * u, y - 4.6 * u, 0.32 * u, DARK)
    on.disc(x + d * 4.3 * u, y - 5.2 * u, 0.2 * u, DARK)
