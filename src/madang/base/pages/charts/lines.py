"""Lines: how a few things went over time, each named at its end."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .scale import Unit, at, ticks
from .values import on_axis, shown

_LEFT, _RIGHT, _TOP, _BOTTOM = 14, 98, 8, 88  # percent of the plot; text keeps its size at every width
_NAMED = 55  # from here on, in percent, the plot has room for names
_HIGHEST, _APART = 3.0, 9  # the highest place of a name, and how far two keep from each other


@dataclass(frozen=True)
class Series:
    """One value for each time; None where there is none, and the line breaks there."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Lines:
    """One to five series over the same times. The axis begins at zero."""

    times: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = Unit.NUMBER
    what: str = ""

    @cached_property
    def axis(self) -> list[dict]:
        return [{"y": self._y(value), "shown": on_axis(value, self.unit)} for value in self._ticks]

    @cached_property
    def labels(self) -> list[dict]:
        step = -(-len(self.times) // 6)
        last = len(self.times) - 1
        return [
            {"x": self._x(i), "shown": time, "anchor": "start" if i == 0 else "end" if i == last else "middle"}
            for i, time in enumerate(self.times)
            if (last - i) % step == 0
        ]

    @cached_property
    def traces(self) -> list[dict]:
        traces = [self._trace(i, series) for i, series in enumerate(self.series) if _known(series)]
        free = _HIGHEST
        for trace in sorted(traces, key=lambda t: t["end"]):
            # Names at the right end give way downwards, so that none covers another.
            place = max(trace["end"] - 4, free)
            trace["name_y"], free = f"{round(place, 2):g}%", place + _APART
        return traces

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        return [self.what, *(series.label for series in self.series)], [
            [time, *(shown(series.values[i], self.unit) for series in self.series)] for i, time in enumerate(self.times)
        ]

    def _trace(self, index: int, series: Series) -> dict:
        points = [None if value is None else (self._x(i), self._y(value)) for i, value in enumerate(series.values)]
        pairs = [(a, b) for a, b in pairwise(points) if a and b]
        steps = [{"x1": a[0], "y1": a[1], "x2": b[0], "y2": b[1]} for a, b in pairs]
        known = [point for point in points if point]
        last = next(value for value in reversed(series.values) if value is not None)
        # A name stands over the highest point of the part that it covers, so that it never lies on its own line.
        end = min(float(y[:-1]) for x, y in known if float(x[:-1]) >= _NAMED or (x, y) == known[-1])
        return {"label": series.label, "tone": str(index % 5 + 1), "steps": steps, "points": known, "end": end,
                "last": known[-1], "shown": shown(last, self.unit)}  # fmt: skip

    @cached_property
    def _ticks(self) -> list[float]:
        values = [v for series in self.series for v in series.values if v is not None]
        return ticks(max([*values, 0]), min([*values, 0]))

    def _x(self, index: int) -> str:
        return at(index, 0, max(len(self.times) - 1, 1), _LEFT, _RIGHT)

    def _y(self, value: float) -> str:
        return at(value, self._ticks[0], self._ticks[-1], _BOTTOM, _TOP)


def _known(series: Series) -> bool:
    return any(value is not None for value in series.values)
