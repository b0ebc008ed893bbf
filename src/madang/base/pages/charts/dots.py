"""Dots: two values of the same thing on one line, so that the distance between them is what one sees."""

from dataclasses import dataclass
from functools import cached_property

from .scale import Unit, at
from .values import shown


@dataclass(frozen=True)
class Pair:
    label: str
    one: float
    other: float


@dataclass(frozen=True)
class Dots:
    """Pairs on one axis from zero to `most`; `names` says what the two dots are."""

    names: tuple[str, str]
    pairs: tuple[Pair, ...]
    unit: str = Unit.PERCENT
    what: str = ""
    most: float | None = None

    @cached_property
    def rows(self) -> list[dict]:
        most = self.most or max((max(pair.one, pair.other) for pair in self.pairs), default=0)
        return [
            {
                "pair": pair,
                "one": at(pair.one, 0, most, 2, 98),
                "other": at(pair.other, 0, most, 2, 98),
                "one_shown": shown(pair.one, self.unit),
                "other_shown": shown(pair.other, self.unit),
            }
            for pair in self.pairs
        ]

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        return [self.what, *self.names], [
            [row["pair"].label, row["one_shown"], row["other_shown"]] for row in self.rows
        ]
