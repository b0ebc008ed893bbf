"""What `count` measures of ours: each function in a process of its own; the answer is one line of JSON."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks._city import city
from madang_methods.counting import Completion, Election, RuleSpec, count
from madang_methods.counting.equal_shares import decide, engine
from madang_methods.counting.pabulib import read_election

LONG = 2.0  # seconds after which nothing is timed again
BASE = RuleSpec(rule="equal_shares")
# About a hundred shares in the city, of which each holds a thousand at first.
ADD1 = RuleSpec(rule="equal_shares", completion=Completion(increment=5))
# As the peer does it: end as soon as nothing fits, then spend what is left by votes.
ADD1U = RuleSpec(rule="equal_shares", completion=Completion(stop="exhaustive", universe="supported"), topup="votes")


def of_file(path: str, engine_name: str) -> dict[str, object]:
    election = read_election(path)
    count(election, BASE, engine=engine_name)  # type: ignore[arg-type]
    told: dict[str, object] = {"ballots": len(election.ballots), "projects": len(election.projects)}
    told |= {"load": _best(3, lambda: read_election(path)), "run": _run_alone(election, engine_name)}
    for name, spec in (("base", BASE), ("add1u", ADD1U)):
        told[name], result = _timed(5, lambda spec=spec: count(election, spec, engine=engine_name))
        told |= {f"{name}_won": sorted(result.funded), "shares": result.certificate.more["shares_tried"]}
    return told


def whole_way(path: str) -> dict[str, object]:
    """From the file to the result with all reasons."""
    count(read_election(path), BASE)
    begun = time.process_time()
    result = count(read_election(path), ADD1U)
    return {"seconds": time.process_time() - begun, **result.work}


def of_city(voters: str, projects: str) -> dict[str, object]:
    election = city(int(voters), int(projects))
    count(city(1000, 20), BASE)  # the kernel is loaded
    begun = time.process_time()
    result = count(election, ADD1)
    seconds = time.process_time() - begun
    return {"seconds": seconds, "peak": _peak(), "ballots": len(election.ballots.columns.weights), **result.work}


def one_run(voters: str, projects: str) -> dict[str, object]:
    election = city(int(voters), int(projects))
    count(city(1000, 20), BASE)
    return {
        "seconds": _run_alone(election, "auto", 2),
        "peak": _peak(),
        "ballots": len(election.ballots.columns.weights),
    }


def _run_alone(election: Election, name: str, times: int = 5) -> float:
    """The method itself, without reading, laying out, reasons and certificate, as the peer's figure is."""
    kept: list[tuple[engine.Engine, object]] = []

    class Kept(engine.Engine):
        def run(self, money):  # type: ignore[no-untyped-def]
            kept.append((self, money))
            return super().run(money)

    decide.Engine = Kept  # type: ignore[misc]
    try:
        count(election, BASE, engine=name)  # type: ignore[arg-type]
    finally:
        decide.Engine = engine.Engine  # type: ignore[misc]
    made, money = kept[0]
    return _best(times, lambda: made.run(money))  # type: ignore[arg-type]


def _best(times: int, work: Callable[[], object]) -> float:
    return _timed(times, work)[0]


def _timed(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU seconds of the best time, and what came of the last."""
    taken: list[float] = []
    while len(taken) < times and sum(taken) < LONG:
        begun = time.process_time()
        made = work()
        taken.append(time.process_time() - begun)
    return min(taken), made


def _peak() -> int:
    """Highest resident size of this process in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
