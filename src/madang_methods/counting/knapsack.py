"""The best set for the money, exactly: keep every way to spend that none beats, drop those that can no longer win."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from .rule_checks import RuleError

# Ways to spend looked at before giving up: seconds, not minutes.
MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """Something to take or leave. `groups` are those with a ceiling, `rivals` the places of items it excludes."""

    worth: int
    cost: int
    groups: tuple[str, ...] = ()
    rivals: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Best:
    """The most that can be had, the places of the items that give it, and how many ways to spend were looked at."""

    worth: int
    taken: frozenset[int]
    looked_at: int


def best_set(items: Sequence[Item], budget: int, caps: Mapping[str, int], most: int = MOST) -> Best:
    """The feasible set with the most worth; among equals the one that has the first item in which they differ.

    Dominance lists (Nemhauser and Ullmann 1969) with the bound of Dantzig (1957), in whole numbers: items by worth per
    cost; a way to spend is dropped if another costs no more and is worth no less, or if even with parts of items it could
    not surpass the best that is known. Worth and the set itself are one number, worth * 2^items + a bit an item, the first
    item's the highest: so the order of numbers is the order asked for, no two sets are equal, and sums keep both.

    With ceilings or rivals, ways to spend are compared only where the same room and the same rivals are left. RuleError
    after `most` of them.

    >>> trap = [Item(2, 26), Item(2, 17), Item(0, 24), Item(3, 39), Item(3, 26), Item(2, 23), Item(9, 36)]
    >>> best_set(trap, 73, {}).worth
    12
    >>> sorted(best_set([Item(1, 1), Item(1, 1), Item(1, 1)], 2, {}).taken)
    [0, 1]
    """
    search = _Search(items, budget, caps, most)
    best = search.run()
    bits = best & search.low_bits
    taken = frozenset(place for place in range(len(items)) if bits >> (len(items) - 1 - place) & 1)
    return Best(best >> len(items), taken, search.looked_at)


# A way to spend: (cost, worth and set in one number). In a list both rise, so that none beats another.
Way = tuple[int, int]
# What ways must share to be compared: room used under each ceiling that still matters, rivals that still come.
Kind = tuple[tuple[int, ...], frozenset[int]]


@dataclass(slots=True)
class _Search:
    items: Sequence[Item]
    budget: int
    caps: Mapping[str, int]
    most: int
    order: list[int] = field(init=False)
    low_bits: int = field(init=False)
    looked_at: int = 0
    best: int = 0
    costs: list[int] = field(init=False)
    worths: list[int] = field(init=False)
    later_bits: list[int] = field(init=False)
    chain: tuple[str, ...] = field(init=False)
    limited: bool = field(init=False)
    # After each turn: the ceilings and items that still come, and those items by worth per cost.
    later_groups: list[frozenset[str]] = field(init=False)
    later_items: list[frozenset[int]] = field(init=False)
    later_order: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.items)
        self.low_bits = (1 << count) - 1
        by_worth = sorted(range(count), key=self._worth_per_cost)
        # Group by group, so that the room used under a ceiling is soon forgotten.
        self.order = sorted(by_worth, key=lambda place: self.items[place].groups)
        self.limited = any(item.groups or item.rivals for item in self.items)
        self.costs, self.worths, self.later_bits = [0], [0], [0] * (count + 1)
        for place in self.order:
            self.costs.append(self.costs[-1] + self.items[place].cost)
            self.worths.append(self.worths[-1] + self.items[place].worth)
        for turn in reversed(range(count)):
            self.later_bits[turn] = self.later_bits[turn + 1] | 1 << (count - 1 - self.order[turn])
        later = [self.order[turn + 1 :] for turn in range(count)] if self.limited else []
        self.later_items = [frozenset(places) for places in later]
        self.later_groups = [frozenset(g for place in places for g in self.items[place].groups) for places in later]
        self.later_order = [[place for place in by_worth if place in places] for places in self.later_items]
        self.chain = _nested(self.items, self.caps)

    def run(self) -> int:
        bound = self._bound_with_limits if self.limited else self._bound
        ways: dict[Kind, list[Way]] = {((0,) * len(self.caps), frozenset()): [(0, 0)]}
        for turn, place in enumerate(self.order):
            both: dict[Kind, list[Way]] = {}
            for kind, old in ways.items():
                self._add(both, self._forget(kind, turn), old)
                after = self._taking(kind, place)
                if after is not None:
                    self._add(both, self._forget(after, turn), self._with(old, place))
            ways = {}
            for kind, together in both.items():
                self._count(len(together))
                self.best = max([self.best, *(worth for _, worth in together)])
                bounds = [(bound(turn + 1, kind, way), way) for way in together]
                if self.limited and bounds:
                    self._complete(turn, kind, max(bounds)[1])
                open_ways = [way for most, way in bounds if most > self.best]
                if open_ways:
                    ways[kind] = open_ways
        return self.best

    def _worth_per_cost(self, place: int) -> tuple[int, Fraction]:
        item = self.items[place]
        return (1, Fraction(-item.worth, item.cost)) if item.cost else (0, Fraction(0))

    def _with(self, ways: list[Way], place: int) -> list[Way]:
        item, shift = self.items[place], len(self.items)
        more = (item.worth << shift) | 1 << (shift - 1 - place)
        return [(cost + item.cost, worth + more) for cost, worth in ways if cost + item.cost <= self.budget]

    def _taking(self, kind: Kind, place: int) -> Kind | None:
        """The kind after taking the item; None if it may not be taken."""
        item = self.items[place]
        if not item.groups and not item.rivals:
            return kind if place not in kind[1] else None
        used = tuple(
            room + item.cost if group in item.groups else room for group, room in zip(self.caps, kind[0], strict=True)
        )
        if place in kind[1] or any(room > cap for room, cap in zip(used, self.caps.values(), strict=True)):
            return None
        return used, kind[1] | item.rivals

    def _forget(self, kind: Kind, turn: int) -> Kind:
        """Without what no later item asks about."""
        if not kind[1] and not any(kind[0]):
            return kind
        groups = self.later_groups[turn]
        used = tuple(room if group in groups else 0 for group, room in zip(self.caps, kind[0], strict=True))
        return used, kind[1] & self.later_items[turn]

    def _add(self, ways: dict[Kind, list[Way]], kind: Kind, more: list[Way]) -> None:
        ways[kind] = _undominated(ways[kind], more) if kind in ways else more

    def _bound(self, turn: int, kind: Kind, way: Way) -> int:
        """What this way can come to at the very most; on the way there, what it comes to with whole items."""
        cost, worth = way
        money = self.budget - cost + self.costs[turn]
        last = bisect_right(self.costs, money) - 1
        shift = len(self.items)
        high = (worth >> shift) + self.worths[last] - self.worths[turn]
        low = worth & self.low_bits
        whole = (high << shift) | low | self.later_bits[turn] & ~self.later_bits[last]
        self.best = max(self.best, whole)
        if last < shift:
            item = self.items[self.order[last]]
            high += (money - self.costs[last]) * item.worth // item.cost
        return (high << shift) | low | self.later_bits[turn]

    def _bound_with_limits(self, turn: int, kind: Kind, way: Way) -> int:
        """The same, taking parts of items while money and ceilings last: for ceilings within each other the best there is."""
        cost, worth = way
        money, shift = self.budget - cost, len(self.items)
        room = {g: cap - used for (g, cap), used in zip(self.caps.items(), kind[0], strict=True) if g in self.chain}
        high = worth >> shift
        for place in self.later_order[turn - 1]:
            item = self.items[place]
            if place in kind[1]:
                continue
            part = min([item.cost, money, *(room[group] for group in item.groups if group in room)])
            if part == item.cost:
                high += item.worth
            elif part > 0:
                high -= -part * item.worth // item.cost
            money -= part
            for group in item.groups:
                if group in room:
                    room[group] -= part
            if not money and item.cost:
                break
        return (high << shift) | worth & self.low_bits | self.later_bits[turn]

    def _complete(self, turn: int, kind: Kind, way: Way) -> None:
        """Go on from here greedily, so that a good set is known early."""
        for place in self.later_order[turn]:
            after = self._taking(kind, place)
            taken = self._with([way], place)
            if after is not None and taken:
                kind, way = after, taken[0]
        self.best = max(self.best, way[1])

    def _count(self, more: int) -> None:
        self.looked_at += more * (1 + len(self.items) // 4 if self.limited else 1)
        if self.looked_at > self.most:
            raise RuleError(
                f"The best set was not found among {self.most:,} ways to spend. Count by another rule, or with fewer projects."
            )


def _undominated(ways: list[Way], others: list[Way]) -> list[Way]:
    """Both lists in one, without those that cost no less and are worth no more than another."""
    merged: list[Way] = []
    worth = -1
    for way in sorted(ways + others, key=lambda way: (way[0], -way[1])):
        if way[1] > worth:
            merged.append(way)
            worth = way[1]
    return merged


def _nested(items: Sequence[Item], caps: Mapping[str, int]) -> tuple[str, ...]:
    """Groups with a ceiling of which any two lie within or apart from each other: only for these the bound holds."""
    members = {group: {place for place, item in enumerate(items) if group in item.groups} for group in caps}
    chain: list[str] = []
    for group in sorted(members, key=lambda group: (-len(members[group]), group)):
        apart = all(members[group] <= members[g] or not members[group] & members[g] for g in chain)
        if apart:
            chain.append(group)
    return tuple(chain)
