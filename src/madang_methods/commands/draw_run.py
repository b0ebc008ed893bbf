"""Run `draw`: read, check, solve, commit, draw, and write what was asked for."""

import argparse
import csv
import json
import sys
from pathlib import Path

from ..sortition import (
    Feasibility,
    Lottery,
    Pool,
    Problem,
    Record,
    Selection,
    SortitionError,
    bundle,
    check,
    commit,
    draw_with,
    solve,
)
from ..sortition.read import read_pool, read_problem
from .draw_told import as_json, feasible_as_json, tell, tell_feasible
from .progress import Progress, progress


def run(given: argparse.Namespace) -> int:
    """0: done; 1: no panel is possible; 2: refused."""
    try:
        seed = _seed(given.seed)
        with progress("reading") as far:
            problem = read_problem(Path(given.quotas), given.seats, given.households)
            pool = read_pool(Path(given.people), problem)
            if given.check:
                far.doing = "checking"
                return _feasible(check(problem, pool), given.json)
            try:
                lottery = _solved(problem, pool, given, far)
            except SortitionError as error:
                if error.code != "infeasible":
                    raise
                return _feasible(check(problem, pool), given.json)
            record = commit(problem, pool, lottery)
            selection = None if seed is None else draw_with(record, seed)
    except SortitionError as error:
        print(error, file=sys.stderr)
        return 2
    _write(given, record, selection)
    print(_json(lottery, record, selection) if given.json else tell(lottery, record, selection))
    return 0


def _solved(problem: Problem, pool: Pool, given: argparse.Namespace, far: Progress) -> Lottery:
    def told(doing: str, done: int, of: int) -> None:
        far.doing = doing
        far.at(done, of)

    return solve(problem, pool, given.objective, tickets=given.tickets, told=told)


def _seed(text: str | None) -> bytes | None:
    if text is None:
        return None
    try:
        seed = bytes.fromhex(text)
    except ValueError:
        raise SortitionError("hex", f"--seed: “{text}” is no hex.") from None
    if len(seed) < 10:
        raise SortitionError("entropy", f"--seed: {len(seed)} bytes are fewer than 10; a short seed can be guessed.")
    return seed


def _feasible(found: Feasibility, as_data: bool) -> int:
    print(json.dumps(feasible_as_json(found), ensure_ascii=False, indent=2) if as_data else tell_feasible(found))
    return 0 if found.ok else 1


def _json(lottery: Lottery, record: Record, selection: Selection | None) -> str:
    return json.dumps(as_json(lottery, record, selection), ensure_ascii=False, indent=2)


def _write(given: argparse.Namespace, record: Record, selection: Selection | None) -> None:
    if given.bundle:
        folder = Path(given.bundle)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in bundle(record, selection).items():
            (folder / name).write_bytes(data)
    if given.out and selection is not None:
        with Path(given.out).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "role", "order", *record.facts["features"]])
            for order, entry in enumerate(selection.members, 1):
                writer.writerow([entry.id, "member", order, *selection.values_of(entry)])
            for entries in selection.reserves.values():
                for order, entry in enumerate(entries, 1):
                    writer.writerow([entry.id, "reserve", order, *selection.values_of(entry)])
