"""The thirty-eight projects that the assembly of 2024 chose for 2025, as its officer keeps them in a spreadsheet."""

import csv
from pathlib import Path

FILE = Path(__file__).with_name("projects_2025.csv")


def chosen_for_2025() -> list[dict[str, str]]:
    """A row a project, by the words of the first line."""
    with FILE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
