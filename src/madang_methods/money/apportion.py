"""Sharing an amount out in proportion, to the last won: the parts always add up to the whole (largest remainders)."""

from collections.abc import Sequence


def apportion(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` over `weights`, none below 0 and not all of them 0. Equal remainders: the earlier part gets the won.

    >>> apportion(10, [1, 1, 1]), apportion(7_000_000, [30_000_000, 10_000_000]), apportion(0, [5])
    ([4, 3, 3], [5250000, 1750000], [0])
    """
    whole = sum(weights)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("Weights are 0 or more, and not all of them 0.")
    if amount < 0:
        return [-part for part in apportion(-amount, weights)]
    parts = [amount * weight // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in rests[: amount - sum(parts)]:
        parts[place] += 1
    return parts
