"""How many cells are left out besides the small ones, what an attacker gets, and how fast weights are (sortition.md, section 11).

Method: made-up volunteers in the shares of 17 regions, 6 ages and 2 sexes, some of whom come more; region by age with all totals.
CPU seconds. `broken`: small cells that the attacker knows exactly or knows to be small, when they alone are left out.
"""

import os
import platform

from madang_methods.representation import RepresentationError, Table, attack, leave_out, rake, suppress
from madang_methods.representation.tests.towns import MARGINS, volunteers


def main() -> None:
    """./run bench representation"""
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n")
    print(
        f"{'people':>7} {'seed':>4} {'small':>5} {'broken':>6} {'left out':>8} {'broken then':>11} {'attack':>7} {'seconds':>7}"
    )
    for people in (10_000, 5_000, 3_000, 2_000, 1_500, 1_000):
        for seed in (0, 1):
            _say(people, seed)
    table = volunteers(100_000)
    begun = _cpu()
    weights = rake(table, MARGINS)
    print(
        f"\nWeights of 100,000 people in 204 cells: {(_cpu() - begun) * 1000:.1f} ms, {weights.sweeps} sweeps, "
        f"design effect {weights.design_effect:.2f}, largest {weights.largest:.1f}"
    )


def _say(people: int, seed: int) -> None:
    counts = volunteers(people, seed).sum(axis=0).tolist()
    table = Table.grid([str(row) for row in range(17)], [f"a{column}" for column in range(6)], counts)
    small = {number for number, count in enumerate(table.counts) if 0 < count < 5}
    begun = _cpu()
    broken = len(attack(leave_out(table, small)))
    attacked, told = _cpu() - begun, ("refused", "")
    begun = _cpu()
    try:
        published = suppress(table)
        told = str(len(published.hidden)), str(len(attack(published)))
    except RepresentationError as refused:
        told = refused.code, "-"
    print(
        f"{people:7,} {seed:4} {len(small):5} {broken:6} {told[0]:>8} {told[1]:>11} {attacked:7.3f} {_cpu() - begun:7.2f}"
    )


def _cpu() -> float:
    times = os.times()
    return times.user + times.system
