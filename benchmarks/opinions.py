"""How long an opinion map takes, with people of many sizes of conversation (sortition.md, section 9).

Method: made-up people of four camps who vote on forty statements of a thousand on average (a geometric number each), one process a
row, CPU seconds of user and system, one BLAS thread; highest resident memory of the process. `columns` orders the votes as they
came; `map` finds axes, groups, whole numbers, hexagons and how sure they are (30 resamples). Goals: 2 s for the map of 100,000
people and 4 million votes, 20 s for a million people.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np

from madang_methods.opinions import Votes, map_opinions

SIZES = ((339, 54), (1_921, 197), (10_000, 200), (10_000, 1_000), (30_000, 1_000), (100_000, 1_000), (1_000_000, 1_000))
CAMPS, CAST = 4, 40
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def main(*arguments: str) -> None:
    """./run bench opinions; with PEOPLE STATEMENTS it measures one row and prints it as JSON."""
    if arguments:
        print(json.dumps(_measured(int(arguments[0]), int(arguments[1]))))
        return
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n")
    print(f"{'people':>9} {'statements':>10} {'votes':>10} {'columns':>8} {'map':>7} {'MB':>6}  groups  agreement")
    for people, statements in SIZES:
        command = [sys.executable, "-m", "benchmarks", "opinions", str(people), str(statements)]
        done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=True)  # noqa: S603
        row = json.loads(done.stdout)
        print(
            f"{people:9,} {statements:10,} {row['votes']:10,} {row['columns']:8.2f} {row['map']:7.2f} {row['mb']:6.0f}"
            f"  {row['groups']:6}  {row['agreement']:.2f}"
        )


def _measured(people: int, statements: int) -> dict[str, float]:
    person, statement, value = _made_up(people, statements)
    begun = _cpu()
    votes = Votes.of(range(people), [str(number) for number in range(statements)], person, statement, value)
    read = _cpu()
    found = map_opinions(votes)
    return {
        "votes": len(votes.value),
        "columns": read - begun,
        "map": _cpu() - read,
        "mb": _peak(),
        "groups": len(found.groups),
        "agreement": found.agreement or 0.0,
    }


def _made_up(people: int, statements: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Statements of a person come in strides, so that each is voted on once; camps differ by a share each for every statement."""
    chance = np.random.default_rng(0)
    camp = chance.integers(CAMPS, size=people)
    leaning = chance.beta(0.6, 0.6, size=(CAMPS, statements)).astype(np.float32)
    cast = np.clip(chance.geometric(1 / min(CAST, statements / 2), size=people), 1, statements)
    person = np.repeat(np.arange(people, dtype=np.int32), cast)
    stride = np.array([step for step in range(1, statements) if np.gcd(step, statements) == 1], np.int32)
    number = (np.arange(len(person)) - np.repeat(np.cumsum(cast) - cast, cast)).astype(np.int32)
    first, step = (
        chance.integers(statements, size=people).astype(np.int32),
        stride[chance.integers(len(stride), size=people)],
    )
    statement = (first[person] + number * step[person]) % statements
    luck, agrees = chance.random(len(person), np.float32), leaning[camp[person], statement] * 0.85
    value = np.where(luck < agrees, 1, np.where(luck < 0.85, -1, 0)).astype(np.int8)
    return person, statement, value


def _cpu() -> float:
    times = os.times()
    return times.user + times.system


def _peak() -> float:
    """Highest resident memory of this process in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("This benchmark reads /proc/self/status, so it needs Linux.")
