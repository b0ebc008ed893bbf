"""money FILE: make any published table of the money again from the public ledger, as of any day, and look for faults."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ..money import Account, Entry, Fault, Promise, as_of, entry_of, faults, tally
from ..money.promise import STEPS
from .figures import columns

EXAMPLES = """examples:
  python -m madang_methods money ledger.csv
  python -m madang_methods money ledger.csv --by office --as-of 2026-03-31
  python -m madang_methods money ledger.csv --table settlement --by line --year 2026 --json

The ledger is the CSV that the site publishes, entry by entry. --by takes any of its columns (project, line, office, area,
fiscal_year, source …). --table promise: from what residents chose to what was spent; settlement: the columns of the
settlement. Exit status 1: the ledger holds what no ledger may hold (a gap, a wrong entry back, more than there was).
"""
SETTLEMENT = ("budget", "carried_in", "reserve", "moved", "available", "committed", "spent", "carried_out", "unspent")
TABLES = {"promise": (*STEPS, "added", "waiting", "unspent"), "settlement": SETTLEMENT}
Row = Mapping[str, str]


class LedgerError(ValueError):
    """The file is no ledger; the message names line and column."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "money",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the published ledger, as CSV")
    parser.add_argument("--as-of", metavar="DATE", type=_day, help="as written down by the end of this day")
    parser.add_argument("--by", metavar="COLUMN", default="project", help="a line for each of these (project)")
    parser.add_argument("--year", metavar="YEAR", type=int, help="of this fiscal year only")
    parser.add_argument("--table", choices=tuple(TABLES), default="promise", help="which columns (promise)")
    parser.add_argument("--whole", action="store_true", help="of whole budget lines instead of the residents' projects")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class Told:
    """`rows`: the amounts of each name, in the order of `columns`. `faults` are of the whole ledger up to that day."""

    by: str
    as_of: str | None
    entries: int
    columns: tuple[str, ...]
    rows: dict[str, tuple[int, ...]]
    total: tuple[int, ...]
    faults: tuple[Fault, ...]


def run(given: argparse.Namespace) -> int:
    try:
        told = _told(given)
    except LedgerError as error:
        print(f"{given.file}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(asdict(told), ensure_ascii=False, indent=2) if given.json else _table(told))
    return 1 if told.faults else 0


def _told(given: argparse.Namespace) -> Told:
    read = list(_read(Path(given.file), given.by))
    names = {entry.number: name for entry, name in read}
    known = list(as_of((entry for entry, _name in read), given.as_of or date.max))
    asked = [entry for entry in known if given.year in (None, entry.fiscal_year) and given.whole != bool(entry.project)]
    sums = tally(asked, by=lambda entry: names[entry.number])
    return Told(
        given.by,
        given.as_of.isoformat() if given.as_of else None,
        len(known),
        TABLES[given.table],
        {name: _figures(sums[name], given.table) for name in sorted(sums, key=_order)},
        _figures(sum(sums.values(), Account()), given.table),
        tuple(faults(known)),
    )


def _figures(account: Account, table: str) -> tuple[int, ...]:
    of = Promise.of(account) if table == "promise" else account
    return tuple(getattr(of, name) for name in TABLES[table])


def _read(path: Path, by: str) -> Iterator[tuple[Entry, str]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    header = reader.fieldnames or []
    if by not in header:
        raise LedgerError(f"line 1: there is no column {by}; there are {', '.join(header)}.")
    try:
        for row in reader:
            yield _entry(row, reader.line_num), row[by] or "-"
    except csv.Error as error:
        raise LedgerError(f"line {reader.line_num}: {error}.") from error


def _entry(row: Row, line: int) -> Entry:
    try:
        return entry_of({name: value or "" for name, value in row.items() if name})
    except KeyError as error:
        raise LedgerError(f"line 1: there is no column {error.args[0]}.") from error
    except ValueError as error:
        raise LedgerError(f"line {line}: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LedgerError("is not UTF-8.") from error


def _order(name: str) -> tuple[int, str]:
    """Numbers by size, then words."""
    return (int(name), "") if name.isascii() and name.isdigit() else (sys.maxsize, name)


def _table(told: Told) -> str:
    lines = [(told.by, *told.columns, "")]
    lines += [(name, *(f"{amount:,}" for amount in amounts), "") for name, amounts in told.rows.items()]
    lines.append(("total", *(f"{amount:,}" for amount in told.total), ""))
    said = [f"entry {one.entry}: {one.code} ({one.detail})" for one in told.faults]
    verdict = [f"{len(said)} faults:", *said] if said else [f"{told.entries} entries, no fault."]
    return "\n".join([*columns(lines, frozenset({0})), "", *verdict])


def _day(text: str) -> date:
    return date.fromisoformat(text)
