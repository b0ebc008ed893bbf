"""The certified loop on arrays: nothing but NumPy, and the same bits as the compiled one."""

from types import FunctionType
from typing import Any

import numpy as np

from ..columns import Ints
from . import loop


def less(a: int, b: int, c: int, d: int) -> bool:
    return int(a) * int(b) < int(c) * int(d)


def gather(market: Any, held: Ints, desk: Any, begin: int, size: int, compact: bool, price: int) -> tuple[int, ...]:
    some = slice(begin, begin + size)
    who = desk.alive[some] if compact else market.who[some]
    purses = held[who]
    low, top = purses[:, 0], purses[:, 1]
    worth = None
    if len(market.worth):
        worth = (desk.alive_worth if compact else market.worth)[some]
    if not top.all():
        rich = top > 0
        who, low, top = who[rich], low[rich], top[rich]
        worth = None if worth is None else worth[rich]
    kept = len(who)
    desk.alive[begin : begin + kept] = who
    if worth is not None:
        desk.alive_worth[begin : begin + kept] = worth
        desk.worth[:kept] = worth
    people = market.people[who]
    desk.purse_low[:kept], desk.purse_high[:kept], desk.people[:kept] = low, top, people
    whole = int(people.sum() if worth is None else people @ worth)
    return kept, whole, int(people @ low), int(people @ top), *poor_at(desk.purse_high, desk, kept, price)


def poor_at(purse: Ints, desk: Any, kept: int, price: int) -> tuple[int, int]:
    money, people = purse[:kept], desk.people[:kept]
    worth = desk.worth[:kept] if len(desk.worth) else None
    poor = money < (price if worth is None else price * worth)
    if not poor.any():
        return 0, 0
    few = people[poor]
    return int(few @ money[poor]), int(few.sum() if worth is None else few @ worth[poor])


def pay(market: Any, held: Ints, desk: Any, begin: int, size: int, compact: bool, low: int, high: int) -> None:
    some = slice(begin, begin + size)
    who = desk.alive[some] if compact else market.who[some]
    worth = (desk.alive_worth if compact else market.worth)[some] if len(market.worth) else 1
    purses = held[who]
    bottom = np.maximum(purses[:, 0] - high * worth, 0)
    held[who, 0] = 0 if high < 0 else bottom
    held[who, 1] = np.maximum(purses[:, 1] - low * worth, 0)


def _with_arrays() -> dict[str, Any]:
    names = {**vars(loop), "less": less, "gather": gather, "poor_at": poor_at, "pay": pay}
    for name in ("price_down", "price_up", "close", "compare", "told", "run"):
        names[name] = FunctionType(getattr(loop, name).__code__, names, name)
    return names


run = _with_arrays()["run"]
