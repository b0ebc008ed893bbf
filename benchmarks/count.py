"""How long equal shares take, ours against pabutools, and how far a million voters stretch memory.

Method: each side in a process of its own, one after the other; CPU seconds after imports, with the compiled kernel loaded
(first use on a machine compiles it, which takes up to half a minute, once). Ours: best of five, on grouped ballots.
`run` is the method alone; `count` is that with the reason for every project, the ledger and the certificate.
pabutools 1.2.3 with exact fractions on a multiprofile: `method_of_equal_shares` with cost satisfaction, best of two (Add1U:
once). Both fund the same projects, or the line says so. Add1U raises everybody's share by one unit of money until nothing
fits, and spends the rest by votes. The city is made by `_city.py`.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._peer import peer

ROOT = Path(__file__).parents[1]
# The peer's Add1U is waited for up to so many different ballots and shares.
SMALL, SHARES = 3000, 2000
PEER = """
import json, sys, time
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import completion_by_rule_combination, greedy_utilitarian_welfare, method_of_equal_shares

def best(times, work):
    taken = []
    for _ in range(times):
        begun = time.process_time()
        won = work()
        taken.append(time.process_time() - begun)
    return min(taken), sorted(project.name for project in won)

def shares(**more):
    return method_of_equal_shares(instance, ballots, sat_class=Cost_Sat, **more)

def add1u():
    rules = [method_of_equal_shares, greedy_utilitarian_welfare]
    params = [{"sat_class": Cost_Sat, "voter_budget_increment": 1}, {"sat_class": Cost_Sat}]
    return completion_by_rule_combination(instance, ballots, rules, params)

begun = time.process_time()
instance, profile = parse_pabulib(sys.argv[1])
ballots = profile.as_multiprofile()
told = {"load": time.process_time() - begun}
told["base"], told["base_won"] = best(2, shares)
if len(ballots) <= int(sys.argv[2]):
    told["add1u"], told["add1u_won"] = best(1, add1u)
print(json.dumps(told))
"""


def main(*options: str) -> None:
    """./run bench count [slow] [FOLDER]: the .pb files there (default: MADANG_PB_DATA, or shared/data/pb beside Madang).

    `slow` waits for pabutools' Add1U on 9,000 different ballots, and gives it the city of 100,000 (half an hour).
    """
    slow = "slow" in options
    folder = next((option for option in options if option != "slow"), "")
    place = Path(folder or os.environ.get("MADANG_PB_DATA") or ROOT.parent / "shared" / "data" / "pb")
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.platform()}, {cores} cores, load {load:.1f} when begun, Python {platform.python_version()}")
    print(f"{__doc__.partition('Method: ')[2].strip()}\n")
    python = _peer()
    with tempfile.TemporaryDirectory(prefix="madang-bench-") as var:
        made = Path(var) / "city.pb"
        _ours("-c", f"from benchmarks._city import *; write(city(100_000), Path({str(made)!r}))")
        print(f"{'file':30} {'ballots':>8} {'':8} {'load':>8} {'run':>9} {'count':>9} {'Add1U':>9}")
        for file in [*sorted(place.glob("*.pb"), key=lambda path: path.stat().st_size), made]:
            if "\nvote_type;approval" in file.read_text(encoding="utf-8", errors="replace").replace("\r", ""):
                _file(file, python if slow or file != made else None, 9000 if slow else SMALL)
        way = _ours("whole_way", str(made))
        print(
            f"\nFrom the file of 100,000 voters to Add1U with every reason: {way['seconds']:.2f} s, {way['runs']} runs."
        )
    for voters, projects in ((100_000, 100), (100_000, 1000), (1_000_000, 100)):
        told = _ours("of_city", str(voters), str(projects))
        print(
            f"Add1 by 5, {voters:,} voters x {projects} projects: {told['seconds']:.2f} s in {told['runs']} runs"
            f" ({told['exact_replays']} by fractions), process peak {told['peak']} MB",
            flush=True,
        )
    if slow:
        told = _ours("one_run", "10000000", "100")
        print(f"One run, 10,000,000 voters x 100 projects: {told['seconds']:.2f} s, process peak {told['peak']} MB")


def _file(file: Path, python: str | None, small: int) -> None:
    ours = {name: _ours("of_file", str(file), name) for name in ("auto", "numpy")}
    small = small if ours["auto"]["shares"] <= SHARES else 0
    theirs: dict[str, Any] = json.loads(_run([python, "-c", PEER, str(file), str(small)])) if python else {}
    name = file.stem.removeprefix("Poland_")[:30]
    for engine, told in ours.items():
        figures = "".join(_seconds(told[what]) for what in ("load", "run", "base", "add1u"))
        print(f"{name:30} {told['ballots']:8,} {engine:8} {figures}", flush=True)
    if not theirs:
        return
    print(
        f"{'':39} {'pabutools':9}", *(_seconds(theirs.get(what)) for what in ("load", "base", "base", "add1u")), sep=""
    )
    told = ours["auto"]
    pairs = (("load", "load"), ("base", "run"), ("base", "base"), ("add1u", "add1u"))
    print(f"{'':39} {'ratio':9}", *(_ratio(theirs.get(their), told[our]) for their, our in pairs), sep="")
    if any(theirs.get(won, told[won]) != told[won] for won in ("base_won", "add1u_won")):
        print(f"{'':39} the two fund different projects")


def _peer() -> str | None:
    try:
        return peer()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"pabutools cannot be installed here, so only ours is measured ({error}).")
        return None


def _ours(*arguments: str) -> dict[str, Any]:
    how = arguments if arguments[0] == "-c" else ("-m", "benchmarks._shares", *arguments)
    said = _run([sys.executable, *how])
    return json.loads(said) if said else {}


def _run(command: list[str]) -> str:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def _seconds(number: float | None) -> str:
    return f"{'–':>9} " if number is None else f"{number:9.4f} "


def _ratio(theirs: float | None, ours: float) -> str:
    return f"{'–':>9} " if theirs is None else f"{theirs / ours:8,.0f}x "
