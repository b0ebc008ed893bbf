"""Tables as Parquet. This file alone needs pyarrow (the extra `parquet`)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from ..election import Election
from .csv_files import ballot_rows, project_rows
from .error import TableError, shown
from .facts import MOST, Facts, read_facts, write_facts
from .long_form import Ints, Long
from .rows import BALLOT, PROJECT, from_rows

PROJECTS_FILE, BALLOTS_FILE = "projects.parquet", "ballots.parquet"
BATCH = 1 << 16


def read_parquet(folder: Path) -> Election:
    """The election in a folder with election.json, projects.parquet and ballots.parquet.

    TableError names file, row (the first is row 1) and field; OSError if a file is missing.
    """
    facts = read_facts(folder)
    projects = _table(folder / PROJECTS_FILE, PROJECT)
    rows = zip(*(projects[name].to_pylist() for name in PROJECT), strict=True)
    bare = from_rows(rows, (), facts, files=(PROJECTS_FILE, BALLOTS_FILE))
    ids = [project.id for project in bare.projects]
    box = _long(_table(folder / BALLOTS_FILE, BALLOT), ids, facts.kind == "points").box(facts.kind, facts.max_length)
    return Election(
        bare.projects, facts.budget, box, facts.currency, facts.exponent, facts.districts, facts.caps, facts.conflicts
    )


def write_parquet(
    election: Election, folder: Path, *, meta: Mapping[str, str] | None = None, published: frozenset[str] | None = None
) -> None:
    """The same folder from an election. Ballots are numbered in their canonical order: no trace of who voted when."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, columns, rows in (
        (PROJECTS_FILE, PROJECT, project_rows(election)),
        (BALLOTS_FILE, BALLOT, ballot_rows(election)),
    ):
        schema = pa.schema([(name, _type(name)) for name in columns])
        cells = list(zip(*rows, strict=True)) or [()] * len(columns)
        arrays = [pa.array(column, one.type) for column, one in zip(cells, schema, strict=True)]
        pq.write_table(pa.table(arrays, schema=schema), folder / file, compression="zstd")
    write_facts(folder, Facts.of(election, meta, published))


def _type(column: str) -> Any:
    return pa.int64() if column in ("cost", "ballot", "points", "weight") else pa.string()


def _table(path: Path, columns: Sequence[str]) -> dict[str, Any]:
    """The columns by name, those that are missing as nothing but nulls."""
    try:
        with path.open("rb") as file:
            table = pq.read_table(file)
        heads = table.column_names
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise TableError(path.name, 0, "", "This is no Parquet file, or a damaged one") from error
    for name in heads:
        if name not in columns or heads.count(name) > 1:
            problem = "stands twice" if name in columns else f"is none of {', '.join(columns)}"
            raise TableError(path.name, 0, "", f"The column {shown(name)} {problem}")
    for name in columns[:2]:
        if name not in heads:
            raise TableError(path.name, 0, name, "The column is missing")
    kept = {name: table.column(name).combine_chunks() for name in heads}
    missing = {name: pa.nulls(table.num_rows, _type(name)) for name in columns if name not in kept}
    return {name: _typed(column, name, path.name) for name, column in (kept | missing).items()}


def _typed(column: Any, name: str, file: str) -> Any:
    try:
        if _type(name) == pa.int64() and not (pa.types.is_integer(column.type) or pa.types.is_null(column.type)):
            raise TableError(file, 0, name, f"The column holds {column.type}, not whole numbers")
        if _type(name) == pa.string() and not _is_text(column.type):
            raise TableError(file, 0, name, f"The column holds {column.type}, not text")
        column = column.cast(_type(name))
        column.validate(full=True)
        return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    except pa.ArrowException as error:
        raise TableError(
            file, 0, name, "The column cannot be read: too large a number, or text not in UTF-8"
        ) from error


def _is_text(type: Any) -> bool:
    inner = type.value_type if pa.types.is_dictionary(type) else type
    return bool(pa.types.is_string(inner) or pa.types.is_large_string(inner) or pa.types.is_null(inner))


def _long(table: Mapping[str, Any], ids: Sequence[str], scored: bool) -> Long:
    places = {id: place for place, id in enumerate(ids)} | {"": -1}
    project, names = _coded(table["project"])
    for code, name in enumerate(names):
        if name not in places:
            row = int(np.flatnonzero(project == code)[0]) + 1
            raise TableError(BALLOTS_FILE, row, "project", f"There is no project {shown(name)}")
    project = np.array([*(places[name] for name in names), -1], np.int64)[project]
    district, district_names = _coded(table["district"])
    given = table["points"]
    if not scored and given.null_count < len(given):
        row = int(np.flatnonzero(given.is_valid().to_numpy(zero_copy_only=False))[0]) + 1
        raise TableError(BALLOTS_FILE, row, "points", "These ballots give no points")
    points = _numbers(_only(given, project), "points") if scored else None
    weight = _numbers(table["weight"].fill_null(1), "weight", least=1)
    ballot = _numbers(table["ballot"], "ballot")
    district_names = [*district_names, ""]
    # One number for "no district", whether it is written as null or as empty text.
    district = np.array([district_names.index(name) for name in district_names], np.int64)[district]
    district_names = district_names if district.any() or district_names[0] else [""]
    return Long(BALLOTS_FILE, 1, ids, ballot, project, points, weight, district, district_names)


def _only(points: Any, project: Ints) -> Any:
    """Points where there is a project; 0 for an empty ballot, which must have none."""
    alone = project < 0
    wrong = alone & points.is_valid().to_numpy(zero_copy_only=False)
    if wrong.any():
        raise TableError(
            BALLOTS_FILE, int(np.flatnonzero(wrong)[0]) + 1, "points", "There are points without a project"
        )
    return pc.if_else(pa.array(alone), pa.scalar(0, pa.int64()), points)


def _coded(column: Any) -> tuple[Ints, list[str]]:
    """Text as numbers, -1 for null, and what they stand for."""
    coded = column.dictionary_encode()
    codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return codes, coded.dictionary.to_pylist()


def _numbers(column: Any, field: str, least: int = 0) -> Ints:
    if column.null_count:
        row = int(np.flatnonzero(column.is_null().to_numpy(zero_copy_only=False))[0]) + 1
        raise TableError(BALLOTS_FILE, row, field, f"The {field} is missing")
    numbers: Ints = column.to_numpy(zero_copy_only=False).astype(np.int64)
    wrong = np.flatnonzero((numbers < least) | (numbers > MOST))
    if len(wrong):
        number = int(numbers[wrong[0]])
        problem = "is 2^62 or more, too large to be counted" if number > MOST else f"is no whole number from {least}"
        raise TableError(BALLOTS_FILE, int(wrong[0]) + 1, field, f"{number} {problem}")
    return numbers
