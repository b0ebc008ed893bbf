"""A file's rows as JSON and back: what the tables hold already is left out, the rest is kept as written."""

from collections.abc import Iterator

from madang.cycle.vote.models import Ballot
from madang_methods.counting.pabulib import PabulibFile, Surface
from madang_methods.counting.pabulib.choices import choices_in, merged, points_in


def ballots_of(file: PabulibFile) -> Iterator[tuple[list[str], list[int] | None]]:
    """Choices and points of each row, a repeated project once."""
    pointed = "points" in file.vote_columns
    points = file.vote_cells("points")
    for vote, given in zip(file.vote_cells("vote"), points, strict=True):
        choices, summed = merged(choices_in(vote), points_in(given) or ())
        yield list(choices), list(summed) if pointed else None


def layout_of(file: PabulibFile) -> dict:
    surface = file.surface
    return {
        "meta": list(file.meta.items()),
        "project_columns": file.project_columns,
        "projects": file.projects,
        "vote_columns": file.vote_columns,
        "newline": surface.newline,
        "bom": surface.bom,
        "tail": surface.tail,
        "kept": [[section, row, cells, text] for (section, row), (cells, text) in surface.kept.items()],
    }


def surface_of(layout: dict) -> Surface:
    kept = {(section, row): (tuple(cells), text) for section, row, cells, text in layout["kept"]}
    return Surface(layout["newline"], layout["bom"], kept, layout["tail"])


def rest_of_row(file: PabulibFile, cells: tuple[str, ...], ballot: Ballot) -> list[str | None]:
    """The row with None where the ballot itself says the cell."""
    said = _said(ballot)
    return [None if said.get(column) == cell else cell for column, cell in zip(file.vote_columns, cells, strict=True)]


def whole_row(columns: list[str], rest: list[str | None], ballot: Ballot) -> tuple[str, ...]:
    said = _said(ballot)
    return tuple(said[column] if cell is None else cell for column, cell in zip(columns, rest, strict=True))


def _said(ballot: Ballot) -> dict[str, str]:
    points = ",".join(map(str, ballot.points)) if ballot.points is not None else ""
    return {"vote": ",".join(ballot.choices), "points": points}
