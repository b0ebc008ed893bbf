"""Bars: one length for each thing, with its name and value written out."""

from dataclasses import dataclass
from functools import cached_property

from .scale import Unit, at
from .values import shown


@dataclass(frozen=True)
class Bar:
    """`tone`: 1–5 for kinds, or ok, wait, no, rest for states. `note` stands under the bar."""

    label: str
    value: float
    tone: str = "1"
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Zero or more bars from one zero line; `most` fixes the full length where several charts are compared."""

    bars: tuple[Bar, ...]
    unit: str = Unit.NUMBER
    what: str = ""
    measure: str = ""
    most: float | None = None

    @cached_property
    def rows(self) -> list[dict]:
        most = self.most or max((bar.value for bar in self.bars), default=0)
        return [
            {"bar": bar, "width": at(max(bar.value, 0), 0, most), "shown": shown(bar.value, self.unit)}
            for bar in self.bars
        ]

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        return [self.what, self.measure], [[row["bar"].label, row["shown"]] for row in self.rows]
