"""How long it takes from a Pabulib file on disk to an election with grouped ballots, ours against pabutools.

Method: each file in a process of its own, the two in turn; CPU seconds of the best of five (pabutools: of two) after
the imports. Ours: `read_election`, and `read` with `election_of`, which also keeps every cell for writing.
pabutools: `parse_pabulib` and `as_multiprofile`.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks._peer import peer

ROOT = Path(__file__).parents[1]
TIMED = """
import sys, time
def best(of, work):
    times = []
    for _ in range(of):
        begun = time.process_time()
        work(sys.argv[1])
        times.append(time.process_time() - begun)
    return min(times)
"""
OURS = (
    TIMED
    + """
from madang_methods.counting.pabulib import election_of, read, read_election
print(best(5, read_election), best(5, lambda path: election_of(read(path))), len(read_election(sys.argv[1]).ballots))
"""
)
PEER = (
    TIMED
    + """
from pabutools.election import parse_pabulib
print(best(2, lambda path: parse_pabulib(path)[1].as_multiprofile()))
"""
)


def main(folder: str = "") -> None:
    """./run bench loading [FOLDER]: every .pb file there (default: MADANG_PB_DATA, or shared/data/pb beside Madang)."""
    place = Path(folder or os.environ.get("MADANG_PB_DATA") or ROOT.parent / "shared" / "data" / "pb")
    files = sorted(place.glob("*.pb"), key=lambda path: path.stat().st_size)
    if not files:
        raise SystemExit(f"There are no .pb files in {place}.")
    python = peer()
    load = os.getloadavg()[0]
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, load {load:.1f} when begun, Python {platform.python_version()}"
    )
    print(f"{__doc__.partition('Method: ')[2].strip()}\n")
    print(
        f"{'file':44} {'ballots':>8} {'election s':>10} {'read s':>8} {'pabutools s':>11} {'ratio':>6} {'ratio read':>10}"
    )
    for file in files:
        ours, kept, ballots = map(float, _run(sys.executable, OURS, file).split())
        theirs = float(_run(python, PEER, file))
        print(
            f"{file.stem[:44]:44} {ballots:8,.0f} {ours:10.4f} {kept:8.4f} {theirs:11.3f}"
            f" {theirs / ours:6.1f} {theirs / kept:10.1f}",
            flush=True,
        )


def _run(python: str, program: str, file: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "ignore"}
    command = [python, "-c", program, str(file)]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603
