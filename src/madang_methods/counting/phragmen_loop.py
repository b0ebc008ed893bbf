"""Sequential Phragmén as one plain loop over whole numbers: slow as it stands, fast once a compiler has seen it."""

from typing import Any

# What the loop returns before the number of purchases.
CERTAIN, UNCERTAIN = 0, 1


def search(
    starts: Any, ballots: Any, weights: Any, price: Any, cost: Any, people: Any, tie: Any, budget: Any, stop: bool,
    low: Any, high: Any, order: Any,
) -> tuple[int, int]:  # fmt: skip
    """Fill `order` with the places of what is bought; all arrays are int64 but `ballots`.

    Project p (0 people: it does not compete) has price[p] = cost[p] in units, `tie` is its place by the rule's ties. low
    and high, one a ballot, hold the loads in units, rounded down and up; they need not be cleared. UNCERTAIN if two times
    are too near to tell apart, unless nobody carries anything yet: then cost/people is compared exactly.
    """
    count, bought, left = len(cost), 0, budget
    alive, fresh = people > 0, cost * 0
    # Lower and upper ends of each time, as far as known, and whether its supporters carry nothing.
    least, most, free = cost * 0, cost * 0, cost * 0
    low[:] = 0
    high[:] = 0
    for p in range(count):
        if alive[p]:
            least[p] = price[p] // people[p]
    rounds = 0
    while True:
        rounds += 1
        best = -1
        while True:
            p = -1
            for q in range(count):
                if alive[q] and not stop and cost[q] > left:
                    alive[q] = False
                if alive[q] and fresh[q] != rounds and (p < 0 or least[q] < least[p]):
                    p = q
            if p < 0 or (best >= 0 and least[p] > best):
                break
            below, above = price[p], price[p]
            for j in range(starts[p], starts[p + 1]):
                below += weights[ballots[j]] * low[ballots[j]]
                above += weights[ballots[j]] * high[ballots[j]]
            fresh[p], least[p], most[p] = rounds, below // people[p], -(-above // people[p])
            free[p] = above == price[p]
            if best < 0 or most[p] < best:
                best = most[p]
        if best < 0:
            return CERTAIN, bought
        first, dear = -1, False
        for q in range(count):
            if not (alive[q] and fresh[q] == rounds and least[q] <= best):
                continue
            if first < 0:
                first, dear = q, cost[q] > left
                continue
            if not (free[q] and free[first]):
                return UNCERTAIN, bought
            mine, other = cost[q] * people[first], cost[first] * people[q]
            if mine < other or (mine == other and tie[q] < tie[first]):
                dear = cost[q] > left or (dear and mine == other)
                first = q
            elif mine == other and cost[q] > left:
                dear = True
        if dear:
            return CERTAIN, bought
        order[bought] = first
        bought += 1
        left -= cost[first]
        alive[first] = False
        for j in range(starts[first], starts[first + 1]):
            low[ballots[j]] = least[first]
            high[ballots[j]] = most[first]
