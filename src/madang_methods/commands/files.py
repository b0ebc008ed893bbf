"""Read an election from whatever file holds it."""

import importlib
import sys
from pathlib import Path
from typing import Any

from ..counting import ElectionError
from ..counting.pabulib import told
from ..counting.tables import read_csv, read_facts
from ..counting.told import Told

FILE_HELP = (
    "an election: a Pabulib file (.pb); or a folder with election.json and the tables projects and ballots, "
    "as .csv or as .parquet (needs pyarrow); or one of these tables"
)
MOST_WARNINGS = 10
TABLES = (".csv", ".parquet")


def read_any(name: str) -> Told:
    """PabulibError or ElectionError with the place if the file is refused, OSError if it cannot be opened."""
    path = Path(name)
    if not path.is_dir() and path.suffix.lower() not in TABLES:
        return told(path)
    folder = path if path.is_dir() else path.parent
    facts = read_facts(folder)
    read = read_csv if _kind(path) == ".csv" else _parquet().read_parquet
    return Told(read(folder), facts.meta, facts.published)


def warn(name: str, said: Told) -> None:
    """Print what the file itself does not agree about, to stderr."""
    for warning in said.warnings[:MOST_WARNINGS]:
        print(f"{name}: note: {warning}", file=sys.stderr)
    if len(said.warnings) > MOST_WARNINGS:
        print(f"{name}: note: {len(said.warnings) - MOST_WARNINGS} more of these.", file=sys.stderr)


def _kind(path: Path) -> str:
    if not path.is_dir():
        return path.suffix.lower()
    kinds = [suffix for suffix in TABLES if (path / f"ballots{suffix}").exists()]
    if len(kinds) != 1:
        what = "neither ballots.csv nor ballots.parquet" if not kinds else "both; name the one to be counted"
        raise ElectionError(f"The folder holds {what}.")
    return kinds[0]


def _parquet() -> Any:
    """Imported only when asked for: the count itself needs no pyarrow."""
    try:
        return importlib.import_module("madang_methods.counting.tables.parquet")
    except ModuleNotFoundError as error:
        raise ElectionError(f"Parquet needs {error.name}: pip install 'madang-methods[parquet]'.") from error
