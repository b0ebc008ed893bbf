"""Where the real conversations lie: the folder MADANG_POLIS_DATA, or shared/data/polis beside the repository."""

import os
from pathlib import Path

import pytest

from ..csv_votes import read_csv_votes
from ..votes import Votes

BESIDE = Path(__file__).parents[4].parent / "shared" / "data" / "polis"
CONVERSATIONS = ("15-per-hour-seattle", "scoop-hivemind.ubi")


def real(name: str) -> Votes:
    """The votes of one conversation; the test that asks is skipped, and says why, where it is not there."""
    file = Path(os.environ.get("MADANG_POLIS_DATA") or BESIDE) / name / "votes.csv"
    if not file.exists():
        pytest.skip(f"No {file}; set MADANG_POLIS_DATA to a folder of Polis exports.")
    with file.open(encoding="utf-8", newline="") as lines:
        return read_csv_votes(lines)


def village(camps: int = 2, people: int = 60, statements: int = 12, *, noise: int = 9) -> list[tuple[str, str, int]]:
    """A made-up conversation without chance: camps that disagree about most statements and share the last two.

    Every `noise`-th vote is turned around, every eleventh is missing.
    """
    rows = []
    for person in range(people):
        camp = person % camps
        for statement in range(statements):
            number = person * statements + statement
            if number % 11 == 5:
                continue
            side = 1 if statement >= statements - 2 or statement % camps == camp else -1
            rows.append((f"p{person:03}", f"s{statement:02}", -side if number % noise == 4 else side))
    return rows
