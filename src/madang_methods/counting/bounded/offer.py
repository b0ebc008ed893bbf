"""What the supporters of a project can offer for it: how much of its cost, at which price for a unit of worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key

# Rates are compared in parts of 2^-RATE of what a part of a coin buys.
RATE = 128


@dataclass(frozen=True, slots=True)
class Group:
    """`people` with the same purse, to each of whom the project is worth the same; they hold from `low` to `high` parts."""

    purse: int
    worth: int
    people: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """The best offer for a project of `cost` (in parts): its rate, and the cap each supporter pays for a unit of worth.

    Both lie between two whole numbers, the cap in parts, the rate in 2^-RATE parts. So does the covered share of the cost,
    in thousandths rounded down.
    """

    cost: int
    groups: tuple[Group, ...]
    rate: tuple[int, int]
    cap: tuple[int, int]
    covered: tuple[int, int]


# A cap to try: rate, raised cap and covered share, each from and to. A rate without end may not exist.
_Point = tuple[tuple[int, int | None], tuple[int, int], tuple[int, int]]


def best_offer(cost: int, groups: tuple[Group, ...]) -> Offer | None:
    """The offer with the least rate; None if nobody holds anything.

    With a cap x on what is paid for a unit of worth, the supporters come to T(x) = sum of min(held, x * worth), and cover
    a = min(T/cost, 1) of the cost. The rate is x/a^2. Between two caps at which somebody's purse is emptied T grows in a
    straight line, and there x/T^2 is least at one of the ends: so only those caps, and the one with T = cost, are tried.
    T grows with x and with what is held: least money gives its lower end, most money its upper.
    """
    points = list(_points(cost, groups))
    ends = [to for (_, to), _, _ in points if to is not None]
    if not ends:
        return None
    least = min(ends)
    near = [point for point in points if point[0][0] <= least]
    caps, shares = [cap for _, cap, _ in near], [covered for _, _, covered in near]
    return Offer(
        cost, groups, (min(rate[0] for rate, _, _ in near), least),
        (min(low for low, _ in caps), max(high for _, high in caps)),
        (min(low for low, _ in shares), max(high for _, high in shares)),
    )  # fmt: skip


def _points(cost: int, groups: Sequence[Group]) -> Iterator[_Point]:
    least = _Reach.of(cost, [(group.low, group) for group in groups])
    most = _Reach.of(cost, [(group.high, group) for group in groups])
    for group in groups:
        # All times this worth, so that nothing is divided.
        whole, top = cost * group.worth, group.worth * cost * cost << RATE
        low, high = min(least.at[group], whole), min(most.at[group], whole)
        if low == whole or not low:
            continue  # beyond the cap that covers all, or nothing there
        yield (
            (group.low * top // high**2, -(-group.high * top // low**2)),
            (group.low * cost // high, -(-group.high * cost // low)),
            (1000 * low // whole, 1000 * high // whole),
        )
    if most.full:
        (above, below), (over, under) = most.full, least.full or most.last
        end = -(-(over << RATE) // under) if least.full else None
        yield ((above << RATE) // below, end), (above // below, -(-over // under)), (1000, 1000)


@dataclass(frozen=True, slots=True)
class _Reach:
    """For each group, what all come to at the cap that empties its purses, times its worth; and the cap that covers the
    cost (None if no cap does), and the one that empties the last purse, each as a fraction."""

    at: dict[Group, int]
    full: tuple[int, int] | None
    last: tuple[int, int]

    @classmethod
    def of(cls, cost: int, held: list[tuple[int, Group]]) -> "_Reach":
        order = sorted(held, key=cmp_to_key(_by_cap))
        at: dict[Group, int] = {}
        full, poor = None, 0
        worth = sum(group.worth * group.people for _, group in order)
        for has, group in order:
            at[group] = poor * group.worth + has * worth
            if full is None and at[group] >= cost * group.worth:
                full = cost - poor, worth
            poor += has * group.people
            worth -= group.worth * group.people
        last = (order[-1][0], order[-1][1].worth) if order else (0, 1)
        return cls(at, full, last)


def _by_cap(one: tuple[int, Group], other: tuple[int, Group]) -> int:
    """By the cap that empties the purse: held/worth."""
    return one[0] * other[1].worth - other[0] * one[1].worth


@dataclass(frozen=True, slots=True)
class ExactOffer:
    """The same without rounding, in coins."""

    rate: Fraction
    cap: Fraction
    covered: Fraction


def exact_offer(offer: Offer, held: Sequence[Fraction], grid: int) -> ExactOffer:
    """From what each group holds; of equal rates the one that covers more."""
    cost, groups = Fraction(offer.cost, 1 << grid), offer.groups
    order = sorted(
        ((has / group.worth, has, group) for group, has in zip(groups, held, strict=True)), key=lambda one: one[0]
    )
    best: ExactOffer | None = None
    poor, worth = Fraction(0), sum(group.worth * group.people for group in groups)
    for cap, has, group in order:
        reach = poor + cap * worth
        if reach >= cost:
            full = (cost - poor) / worth
            return ExactOffer(full, full, Fraction(1)) if best is None or full <= best.rate else best
        if cap:
            covered = reach / cost
            rate = cap / covered**2
            if best is None or rate <= best.rate:
                best = ExactOffer(rate, cap / covered, covered)
        poor += has * group.people
        worth -= group.worth * group.people
    return best or ExactOffer(Fraction(0), Fraction(0), Fraction(0))
