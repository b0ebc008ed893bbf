"""Outlines in any planar coordinates fitted into one picture; areas coloured in up to five steps, projects as dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from madang.base.pages.charts import Unit, shown

_WIDTH, _MARGIN = 400, 8

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Shape:
    """An area. `rings`: one or more lists of [x, y], y pointing north; `value` colours it, None leaves it grey."""

    name: str
    rings: Sequence[Ring]
    value: float | None = None
    url: str = ""


@dataclass(frozen=True)
class Dot:
    """A thing at a point, in the coordinates of the outlines."""

    name: str
    x: float
    y: float
    url: str = ""
    note: str = ""
    lang: str = ""  # of the name, where people gave it


@dataclass(frozen=True)
class Map:
    """`measure` says what the colours count, `unit` how; `north_up` is False for coordinates that grow downwards."""

    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...] = ()
    unit: str = Unit.NUMBER
    measure: str = ""
    what: str = ""
    north_up: bool = True

    @cached_property
    def areas(self) -> list[dict]:
        return [
            {
                "shape": shape,
                "path": " ".join(self._ring(ring) for ring in shape.rings),
                "step": self._step(shape.value),
                "label": self._place(_middle(max(shape.rings, key=lambda ring: abs(_area(ring))))),
                "shown": shown(shape.value, self.unit) if shape.value is not None else "",
            }
            for shape in self.shapes
            if shape.rings
        ]

    @cached_property
    def pins(self) -> list[dict]:
        return [{"dot": dot, "number": i, "at": self._place((dot.x, dot.y))} for i, dot in enumerate(self.dots, 1)]

    @property
    def view_box(self) -> str:
        return f"0 0 {_WIDTH} {self._height:g}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels where a unit of the picture is a pixel, as an image button needs them."""
        return _WIDTH, round(self._height)

    def ground(self, x: float, y: float) -> tuple[float, float]:
        """The place in the outlines' coordinates that lies under a point of the picture."""
        left, low, right, high = self._frame
        indent = (_WIDTH - 2 * _MARGIN - (right - left) * self._factor) / 2
        down = (y - _MARGIN) / self._factor
        return left + (x - _MARGIN - indent) / self._factor, high - down if self.north_up else low + down

    def holds(self, x: float, y: float) -> bool:
        """Whether a place of the ground lies within the picture."""
        left, low, right, high = self._frame
        edge = max(right - left, high - low) / 10  # a finger may land a little outside the outlines
        return left - edge <= x <= right + edge and low - edge <= y <= high + edge

    def picture(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the ground lies in the picture: the way back from `ground`."""
        across, down = self._place((x, y))
        return float(across), float(down)

    @cached_property
    def scale(self) -> list[dict]:
        """The steps in use, each with its lowest and highest value."""
        groups = [[v for v in self._values if self._step(v) == step] for step in range(1, 6)]
        return [
            {"step": step, "low": shown(min(group), self.unit), "high": shown(max(group), self.unit)}
            for step, group in enumerate(groups, 1)
            if group
        ]

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        return [self.what, self.measure], [[shape.name, shown(shape.value, self.unit)] for shape in self.shapes]

    @cached_property
    def _values(self) -> list[float]:
        return [shape.value for shape in self.shapes if shape.value is not None]

    @cached_property
    def _edges(self) -> list[float]:
        """The upper ends of at most five steps with about as many areas in each."""
        values = sorted(set(self._values))
        steps = min(5, len(values))
        return [values[(i + 1) * len(values) // steps - 1] for i in range(steps)]

    def _step(self, value: float | None) -> int:
        if value is None:
            return 0
        step = next(i for i, edge in enumerate(self._edges) if value <= edge)
        return 1 + round(step * 4 / max(len(self._edges) - 1, 1))  # few steps use the whole range of the colour

    @cached_property
    def _frame(self) -> tuple[float, float, float, float]:
        points = [point for shape in self.shapes for ring in shape.rings for point in ring] or [(0, 0), (1, 1)]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)

    @cached_property
    def _factor(self) -> float:
        left, low, right, high = self._frame
        return (_WIDTH - 2 * _MARGIN) / max(right - left, (high - low) / 1.4, 1e-9)

    @property
    def _height(self) -> float:
        return round((self._frame[3] - self._frame[1]) * self._factor + 2 * _MARGIN, 1)

    def _place(self, point: Sequence[float]) -> tuple[str, str]:
        left, low, right, high = self._frame
        indent = (_WIDTH - 2 * _MARGIN - (right - left) * self._factor) / 2
        y = high - point[1] if self.north_up else point[1] - low
        x = (point[0] - left) * self._factor + _MARGIN + indent
        return f"{round(x, 1):g}", f"{round(y * self._factor + _MARGIN, 1):g}"

    def _ring(self, ring: Ring) -> str:
        return "M" + "L".join(",".join(self._place(point)) for point in ring) + "Z"


def _area(ring: Ring) -> float:
    """Twice the signed area, by the shoelace sum."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of gravity; for a ring without area, the mean of its points."""
    area = _area(ring)
    if abs(area) < 1e-12:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    cross = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, cross, strict=True))
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, cross, strict=True))
    return x / (3 * area), y / (3 * area)
