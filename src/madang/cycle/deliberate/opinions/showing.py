"""The frozen map as a page shows it: where people stand as a picture, what unites first, every claim's counts in a table."""

from dataclasses import dataclass

from ..models import Conversation, Frozen

SIDE = 100  # of the picture, in its own units
TONES = "12345"


@dataclass(frozen=True)
class Counted:
    """One claim's whole numbers. `groups` are (letter, numbers), with None where a cell is too small to be shown."""

    number: str
    words: str
    everyone: dict | None
    groups: tuple[tuple[str, dict | None], ...]
    least: float | None  # the group that agrees least


@dataclass(frozen=True)
class Shape:
    points: str
    tone: str
    letter: str
    x: float
    y: float
    people: int


def counted(conversation: Conversation, frozen: Frozen) -> list[Counted]:
    """What unites first: by the least agreement among groups, or by agreement where there are no groups."""
    words = {str(claim.number): claim.words for claim in conversation.claims.all()}
    letters = [group["letter"] for group in frozen.found["groups"]]
    rows = [
        Counted(
            one["id"], words.get(one["id"], ""), _shares(one["everyone"]),
            tuple(zip(letters, map(_shares, one["by_group"]), strict=True)),
            one["agreed"]["least"] if one["agreed"] else None,
        )
        for one in frozen.found["statements"]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-(row.least if row.least is not None else -1), -_agreed(row), int(row.number)))


def representative(conversation: Conversation, frozen: Frozen) -> list[dict]:
    """For each group its letter, its size and the claims that tell it from the others."""
    words = {str(claim.number): claim.words for claim in conversation.claims.all()}
    return [
        {
            "letter": group["letter"],
            "people": group["people"],
            "told": [{**one, "words": words.get(one["statement"], "")} for one in group["representative"]],
        }
        for group in frozen.found["groups"]
    ]


def shapes(frozen: Frozen) -> list[Shape]:
    """Hexagons of five people or more, laid into a square."""
    cells, size = frozen.found["hexes"]["cells"], frozen.found["hexes"]["size"]
    if not cells:
        return []
    xs, ys = [one["x"] for one in cells], [one["y"] for one in cells]
    wide = max(max(xs) - min(xs), max(ys) - min(ys)) + 4 * size
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    letters = [group["letter"] for group in frozen.found["groups"]]
    return [_shape(one, size / wide * SIDE, wide, middle_x, middle_y, letters) for one in cells]


def frame(drawn: list[Shape]) -> str:
    """The part of the square that holds them, as a viewBox."""
    corners = [float(point.split(",")[1]) for one in drawn for point in one.points.split()]
    top = min(corners, default=0.0) - 2
    return f"0 {top:.2f} {SIDE} {max(corners, default=0.0) + 2 - top:.2f}"


def _shape(cell: dict, size: float, wide: float, middle_x: float, middle_y: float, letters: list[str]) -> Shape:
    x = (cell["x"] - middle_x) / wide * SIDE + SIDE / 2
    y = SIDE / 2 - (cell["y"] - middle_y) / wide * SIDE
    corners = ((0, 1), (0.866, 0.5), (0.866, -0.5), (0, -1), (-0.866, -0.5), (-0.866, 0.5))
    points = " ".join(f"{x + a * size:.2f},{y + b * size:.2f}" for a, b in corners)
    letter = cell["group"] or ""
    tone = TONES[letters.index(letter) % len(TONES)] if letter in letters else "1"
    return Shape(points, tone, letter, round(x, 2), round(y, 2), cell["people"])


def _shares(tally: dict | None) -> dict | None:
    if tally is None:
        return None
    seen = tally["agree"] + tally["disagree"] + tally["passed"]
    return {**tally, "seen": seen}


def _agreed(row: Counted) -> float:
    return row.everyone["agree"] / row.everyone["seen"] if row.everyone and row.everyone["seen"] else 0.0
