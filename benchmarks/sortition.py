"""How long a fair lottery takes, from the file of volunteers to the panel, and how long its proof takes to check.

Method: made-up pools (`_sortition_pools`: sex, 17 regions, 6 ages, disability, education, home; nobody is real), one process a row,
CPU seconds of user and system with Python's start and the reading of the CSV files, highest resident memory of the process;
balanced, 10,000 tickets. `solve` is the part that seeks the lottery, `verify` the published verify.py with nothing but the standard
library, another process. `lowest` and `highest` are multiples of the mean chance; `lost` is what rounding to tickets took from the
lowest; `exact` says that the ideal chances add up to the seats as fractions. Goals (sortition.md, section 7): 1,000/40 1 s;
100,000/2,000 5 s and 200 MB; with households 15 s; 3,000 types 60 s; checking 2 s; a repair 5 s.
"""

import csv
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from madang_methods.sortition import Problem, bundle, check, commit, draw_with, solve
from madang_methods.sortition.read import read_pool, read_problem

from ._sortition_pools import SHARES, quotas, volunteers

ROWS = (  # people, seats, features, share who live with another volunteer
    (200, 20, 2, 0.0),
    (1_000, 40, 3, 0.0),
    (1_000, 100, 4, 0.0),
    (10_000, 300, 4, 0.0),
    (10_000, 300, 4, 0.1),
    (10_000, 2_000, 4, 0.0),
    (100_000, 300, 4, 0.0),
    (100_000, 2_000, 4, 0.0),
    (10_000, 300, 6, 0.0),
)
HEAD = "  people seats types units  aim   cpu  solve  check verify   MB panels  lowest highest   lost exact"


def main(*arguments: str) -> None:
    """./run bench sortition; with a folder it measures the pool there and prints the row as JSON."""
    if arguments:
        print(json.dumps(_measured(Path(arguments[0]), *arguments[1:])))
        return
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n\n{HEAD}")
    for people, seats, features, together in ROWS:
        for objective in ("balanced", "leximin") if people == 1_000 else ("balanced",):
            with tempfile.TemporaryDirectory() as folder:
                _write(Path(folder), people, seats, features, together)
                row = _run("-m", "benchmarks", "sortition", folder, str(seats), objective, str(together))
                begun = _children()
                said = _run("-I", str(Path(folder, "verify.py")), "--json")
                _say(people, seats, objective, row | {"verify": _children() - begun})
                broken = [one for one in said if one["state"] == "broken"]
                if broken:
                    print("   does not hold:", broken)


def _say(people: int, seats: int, objective: str, row: dict[str, float]) -> None:
    print(
        f"{people:8,} {seats:5,} {row['types']:5} {row['units']:5}  {objective[:4]} {row['cpu']:5.2f} {row['solve']:6.2f} "
        f"{row['check']:6.2f} {row['verify']:6.2f} {row['mb']:4.0f} {row['panels']:6} {row['lowest']:7.3f} {row['highest']:7.2f} "
        f"{row['lost']:6.3%} {'yes' if row['exact'] else 'no'}",
        flush=True,
    )


def _write(folder: Path, people: int, seats: int, features: int, together: float) -> None:
    names = list(SHARES)[:features]
    with (folder / "people.in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", *names, "address"])
        writer.writerows([id, *values, home] for id, values, home in volunteers(people, features, together=together))
    with (folder / "quotas.in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["feature", "value", "min", "max"])
        writer.writerows([one.feature, one.value, one.least, one.most] for one in quotas(seats, features))


def _run(*command: str) -> "dict[str, float]":
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)  # noqa: S603
    said: dict[str, float] = json.loads(done.stdout)
    return said


def _measured(folder: Path, seats: str, objective: str, together: str) -> dict[str, float]:
    """Whole job first; what is measured besides (the repair, the bundle) comes after the clock is read."""
    problem = read_problem(folder / "quotas.in.csv", int(seats), "address" if float(together) else None)
    pool = read_pool(folder / "people.in.csv", problem)
    begun = time.process_time()
    lottery = solve(problem, pool, objective)
    solved = time.process_time() - begun
    record = commit(problem, pool, lottery, key=bytes(32))
    selection = draw_with(record, bytes(range(32)))
    cpu, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.process_time()
    check(_impossible(problem), pool)
    checked = time.process_time() - begun
    for name, data in bundle(record, selection).items():
        (folder / name).write_bytes(data)
    ideal = zip(lottery.certificate.ideal, pool.units, strict=True)
    return {
        "types": len(pool.types),
        "units": len(pool.units),
        "cpu": cpu,
        "solve": solved,
        "check": checked,
        "mb": peak,
        "panels": len(lottery.tickets),
        "lowest": float(lottery.lowest / lottery.mean),
        "highest": float(lottery.highest / lottery.mean),
        "lost": float(1 - lottery.lowest / lottery.bound),
        "exact": sum((one or 0) * unit.people for one, unit in ideal) == problem.size,
    }


def _impossible(problem: Problem) -> Problem:
    """Quotas nobody can meet: of every second value at least twice what is allowed now."""
    worse = [
        replace(one, least=2 * one.most, most=2 * one.most) if place % 2 else one
        for place, one in enumerate(problem.quotas)
    ]
    return replace(problem, quotas=tuple(worse))


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system
