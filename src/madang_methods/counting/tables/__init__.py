"""Elections in plain tables: CSV, Parquet, and rows as a database cursor gives them.

A folder holds three files, the tables either as .csv or as .parquet:

    election.json   kind (approval, choose-1, points, ranking), budget; and where needed currency, exponent, max_length,
                    districts {name: money}, caps {group: money}, conflicts [[id, …], …], meta {key: text},
                    published [id, …]. Money is in whole units of 10^-exponent of the currency
    projects        id, cost; and where needed name, groups (names with "|" between them)
    ballots         ballot, project; and where needed points, weight, district

The table of ballots is long: a row for each project that a ballot names. `ballot` is a whole number from 0; rows with the
same number are one ballot, wherever they stand, and in a ranking the upper row is the better place. An empty ballot is
one row without a project. `weight` says how many people voted so (none: one), `district` where they live; both are
the same in all rows of a ballot. Numbers are whole, from 0, below 2^62. There is no column for who voted.

Parquet needs pyarrow, so it stands by itself in `tables.parquet`, and is imported by whoever wants it.
"""

from .csv_files import read_csv, write_csv
from .error import TableError
from .facts import Facts, read_facts
from .rows import from_rows

__all__ = ["Facts", "TableError", "from_rows", "read_csv", "read_facts", "write_csv"]
