"""What the supporters of each candidate paid for each purchase; written as `loop.py` is, to run compiled as it stands."""

from typing import Any

import numpy as np

from ..columns import Ints


def share_out(
    starts: Ints, who: Any, worth: Ints, people: Any, rows: Ints, chosen: Any, order: Ints, low: Ints, high: Ints, held: Ints,
    table: Ints, payers: Ints,
) -> None:  # fmt: skip
    """Replay the purchases `order` at prices from `low` to `high` (-1: all) on purses `held`, which are left as at the end.

    Adds to `table[round, candidate]` what the people paid whose ballots support the candidate, lower and upper end in
    units, and to `payers[round]` how many people surely paid.
    """
    for number in range(len(order)):
        for j in range(starts[order[number]], starts[order[number] + 1]):
            v = who[j]
            if held[v, 1] == 0:
                continue
            each = worth[j] if len(worth) > 0 else 1
            least = min(held[v, 0], low[number] * each)
            most = held[v, 1] if high[number] < 0 else min(held[v, 1], high[number] * each)
            held[v, 0] = 0 if high[number] < 0 else max(0, held[v, 0] - high[number] * each)
            held[v, 1] = max(0, held[v, 1] - low[number] * each)
            if least > 0:
                payers[number] += people[v]
            for at in range(rows[v], rows[v + 1]):
                table[number, chosen[at], 0] += people[v] * least
                table[number, chosen[at], 1] += people[v] * most


def share_out_arrays(
    starts: Ints, who: Any, worth: Ints, people: Any, rows: Ints, chosen: Any, order: Ints, low: Ints, high: Ints, held: Ints,
    table: Ints, payers: Ints,
) -> None:  # fmt: skip
    """The same on arrays, of whole numbers of any kind."""
    lengths = np.diff(rows)
    for number, c in enumerate(order):
        begin, end = starts[c], starts[c + 1]
        rich = held[who[begin:end], 1] > 0
        some = who[begin:end][rich]
        each = worth[begin:end][rich].astype(held.dtype) if len(worth) else 1
        purses, heads = held[some], people[some].astype(held.dtype)
        least = np.minimum(purses[:, 0], low[number] * each)
        most = purses[:, 1] if high[number] < 0 else np.minimum(purses[:, 1], high[number] * each)
        held[some, 0] = 0 if high[number] < 0 else np.maximum(purses[:, 0] - high[number] * each, 0)
        held[some, 1] = np.maximum(purses[:, 1] - low[number] * each, 0)
        payers[number] = heads[least > 0].sum()
        many = lengths[some]
        places = np.repeat(rows[some] - np.concatenate([[0], np.cumsum(many)[:-1]]), many) + np.arange(many.sum())
        for side, amounts in enumerate((least, most)):
            np.add.at(table[number, :, side], chosen[places], np.repeat(amounts * heads, many))
