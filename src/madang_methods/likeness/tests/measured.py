"""How well a way of comparing finds what belongs together: the measures of docs/measurements.md."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELLED = Path(__file__).parent / "titles.tsv"
Order = Callable[[int], Sequence[int]]  # the others by likeness to this one, nearest first


@dataclass(frozen=True)
class Title:
    """`group` is empty for one that resembles others but wants something else; `unseen` ones chose nothing in the method."""

    title: str
    group: str
    unseen: bool


@dataclass(frozen=True)
class Quality:
    """Of all titles that belong to a group: how often one of it comes first, and among the first three."""

    asked: int
    first: int
    first_three: int

    @property
    def hit_at_1(self) -> float:
        return self.first / self.asked

    @property
    def hit_at_3(self) -> float:
        return self.first_three / self.asked


def labelled(file: Path = LABELLED) -> list[Title]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            Title(row["title"], row["group"].strip("-"), row["set"] == "unseen")
            for row in csv.DictReader(rows, delimiter="\t")
        ]


def quality(titles: Sequence[Title], order: Order, *, unseen: bool | None = None) -> Quality:
    """Every grouped title is compared with all others; `unseen` narrows which are asked about, not what is found.

    >>> titles = [Title("a", "x", False), Title("b", "", False), Title("c", "x", True)]
    >>> quality(titles, lambda asked: [1, 2] if asked == 0 else [0, 1])
    Quality(asked=2, first=1, first_three=2)
    """
    asked = [
        number for number, title in enumerate(titles) if title.group and (unseen is None or title.unseen == unseen)
    ]
    places = [
        next((at for at, other in enumerate(order(one)) if titles[other].group == titles[one].group), len(titles))
        for one in asked
    ]
    return Quality(len(asked), sum(place < 1 for place in places), sum(place < 3 for place in places))
