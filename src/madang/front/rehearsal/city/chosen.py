"""The thirty-eight projects that the assembly of 2024 chose for 2025, and the lines and requests of that year and the next."""

import csv
import io
from pathlib import Path

_HERE = Path(__file__).parent
FILE = _HERE / "projects_2025.csv"


def chosen_for_2025() -> list[dict[str, str]]:
    """A row a project, by the words of the first line."""
    return _rows(FILE)


def lines_of(year: int) -> bytes:
    """The year's lines as the officer's spreadsheet, totals in thousands of won."""
    return (_HERE / f"lines_{year}.csv").read_bytes()


def requests_for_2025(office: str) -> bytes:
    """What this department asks for, as the spreadsheet it sends."""
    rows = [row for row in _rows(_HERE / "requests_2025.csv") if row.pop("부서") == office]
    sheet = io.StringIO()
    table = csv.DictWriter(sheet, rows[0], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return sheet.getvalue().encode()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
