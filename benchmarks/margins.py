"""How long it takes to know at which price every losing project would truly have been funded (counting.md, goal S6).

Method: for each loser the highest price under the whole rule, completion included, found by a guess and proven by full
counts at that price, one unit above and one below. CPU seconds of this process after the imports and one count; goal:
at most 5 s for Wieliczka's 34 losers.
"""

import os
import platform
import time
from pathlib import Path

from madang_methods.counting import count, rule_named
from madang_methods.counting.pabulib import read_election
from madang_methods.counting.reasons import price_margins

ROOT = Path(__file__).parents[1]
WIELICZKA = "Poland_Wieliczka_2023_Green_Budget.pb"


def main(file: str = "", rule: str = "wieliczka-2023") -> None:
    """./run bench margins [FILE.pb] [RULE]: default Wieliczka in MADANG_PB_DATA, or in shared/data/pb beside Madang."""
    folder = Path(os.environ.get("MADANG_PB_DATA") or ROOT.parent / "shared" / "data" / "pb")
    path = Path(file) if file else folder / WIELICZKA
    if not path.exists():
        raise SystemExit(f"There is no {path}.")
    election, spec = read_election(path), rule_named(rule, {})
    work = count(election, spec).work
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {dict(work)}")
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n")
    begun = time.process_time()
    found = dict(price_margins(election, spec))
    seconds = time.process_time() - begun
    costs = {project.id: project.cost for project in election.projects}
    nearest = sorted((edge.value / costs[id] - 1, id) for id, edge in found.items() if edge and costs[id])[::-1]
    print(
        f"{path.stem}: {len(found)} losers, {seconds:.2f} CPU s, {sum(not e or e.monotone_nearby for e in found.values())} sure"
    )
    print("nearest: " + ", ".join(f"{id} {100 * part:.1f} %" for part, id in nearest[:5]))
