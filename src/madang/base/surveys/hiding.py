"""Small counts are not told, nor what would give them away."""

from collections.abc import Sequence

from madang_methods.representation import RepresentationError, Table, suppress


def hidden(counts: Sequence[int], threshold: int) -> list[int | None]:
    """Counts that add up to a number everyone knows: None where they are kept back. All of them, if nothing less helps.

    >>> hidden([40, 3, 20], 5)
    [40, None, None]
    >>> hidden([40, 0, 20], 5)
    [40, 0, 20]
    """
    if not any(0 < count < threshold for count in counts):
        return list(counts)
    try:
        published = suppress(Table.line([str(place) for place in range(len(counts))], counts), threshold)
    except RepresentationError:
        return [None] * len(counts)
    return list(published.counts[:-1])


def hidden_alone(counts: Sequence[int], whole: int, threshold: int) -> list[int | None]:
    """Each count is a yes among `whole`; the noes that nobody counted must not be few either."""
    return [None if 0 < count < threshold or 0 < whole - count < threshold else count for count in counts]
