"""Votes from a CSV file: this project's own columns, or those of a Polis export."""

import csv
from collections.abc import Iterable, Iterator

from .errors import VotesError
from .votes import Votes, read_votes

NAMES = {
    "person": ("person", "voter-id", "사람"),
    "statement": ("statement", "comment-id", "문장"),
    "vote": ("vote", "의견"),
    "time": ("time", "timestamp", "때"),
}


def read_csv_votes(lines: Iterable[str]) -> Votes:
    """Columns person, statement, vote and perhaps time (or voter-id, comment-id, vote, timestamp); others are left alone.

    >>> read_csv_votes(["voter-id,comment-id,vote,timestamp", "7,2,1,30", "7,2,-1,20"]).value.tolist()
    [1]
    """
    table = csv.reader(lines)
    head = [name.strip().lower() for name in next(table, [])]
    columns = [
        next((head.index(name) for name in names if name in head), None if what == "time" else -1)
        for what, names in NAMES.items()
    ]
    if -1 in columns:
        raise VotesError(1, "The columns person, statement and vote are needed (or voter-id, comment-id, vote).")
    wanted = [column for column in columns if column is not None]
    return read_votes(_picked(table, wanted))


def _picked(table: Iterable[list[str]], wanted: list[int]) -> Iterator[list[str]]:
    for number, row in enumerate(table, 1):
        if row:
            if len(row) <= max(wanted):
                raise VotesError(number, "The row is too short.")
            yield [row[column] for column in wanted]
