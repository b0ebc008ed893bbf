"""Small counts are not told, nor what would give them away."""

from collections.abc import Sequence


def hidden(counts: Sequence[int], threshold: int) -> list[int | None]:
    """Counts that add up to a number everyone knows. One to threshold-1 go; if what is gone could be reckoned from the
    rest, the next smallest go too, until at least two are gone that together hold `threshold` people or more.

    >>> hidden([40, 3, 20], 5)
    [40, None, None]
    >>> hidden([40, 0, 20], 5)
    [40, 0, 20]
    """
    gone = {index for index, count in enumerate(counts) if 0 < count < threshold}
    rest = sorted((count, index) for index, count in enumerate(counts) if count >= threshold)
    while gone and rest and (len(gone) < 2 or sum(counts[index] for index in gone) < threshold):
        gone.add(rest.pop(0)[1])
    return [None if index in gone else count for index, count in enumerate(counts)]


def hidden_alone(counts: Sequence[int], whole: int, threshold: int) -> list[int | None]:
    """Each count is a yes among `whole`; the noes that nobody counted must not be few either."""
    return [None if 0 < count < threshold or 0 < whole - count < threshold else count for count in counts]
