"""Stacked bars: what a whole is made of, one whole under the other."""

from dataclasses import dataclass
from functools import cached_property

from .scale import Unit, at
from .values import shown


@dataclass(frozen=True)
class Stack:
    label: str
    values: tuple[float, ...]
    url: str = ""


@dataclass(frozen=True)
class Stacks:
    """Wholes with parts in one order. `parts` names them, `tones` colours them; as `shares` every whole fills its bar."""

    parts: tuple[str, ...]
    stacks: tuple[Stack, ...]
    tones: tuple[str, ...] = ("1", "2", "3", "4", "5")
    unit: str = Unit.NUMBER
    what: str = ""
    shares: bool = False

    @cached_property
    def rows(self) -> list[dict]:
        most = max((sum(stack.values) for stack in self.stacks), default=0)
        return [self._row(stack, sum(stack.values) if self.shares else most) for stack in self.stacks]

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        return [self.what, *self.parts], [
            [stack.label, *(shown(value, self.unit) for value in stack.values)] for stack in self.stacks
        ]

    @property
    def key(self) -> list[tuple[str, str]]:
        return list(zip(self.parts, self.tones, strict=False))

    def _row(self, stack: Stack, whole: float) -> dict:
        parts, before = [], 0
        for name, tone, value in zip(self.parts, self.tones, stack.values, strict=False):
            place = {"x": at(before, 0, whole), "width": at(value, 0, whole)}
            parts.append({"name": name, "tone": tone, "shown": shown(value, self.unit), "drawn": value > 0, **place})
            before += value
        return {"stack": stack, "parts": parts, "shown": shown(before, self.unit)}
