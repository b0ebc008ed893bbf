"""One thing that somebody does at a moment of the year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from madang.base.clock import KOREA

from .. import TOWN
from ..visitor import Visitor


@dataclass(frozen=True)
class Act:
    at: datetime
    title: str
    play: Callable[[], object]


def on(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=KOREA)


def visit(name: str) -> Visitor:
    """This person at the site, come in through the demo's door."""
    return Visitor(name, TOWN).comes_in()
