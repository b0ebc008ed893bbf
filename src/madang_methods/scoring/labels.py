"""Which judges may keep one letter through a whole table without their gaps telling who they are.

Recusals are public, with names. A letter that has no sheet exactly where Han recused himself is Han, and with it all his
other scores. So only judges without a gap are linked from row to row; those with one share a group in which no sheet can be
told from another, and when fewer than `fewest` have a gap, others are put to them.
"""

from collections.abc import Iterable, Sequence

UNLINKED = ""
FEWEST = 5


def link(judges: Sequence[str], gaps: Iterable[str], fewest: int = FEWEST) -> tuple[str, ...]:
    """The judges (in the given order, which must be drawn by lot) whose sheets may carry one letter in every row.

    >>> link(["A", "B", "C", "D", "E", "F", "G"], gaps=["C"], fewest=3)
    ('D', 'E', 'F', 'G')
    >>> link(["A", "B", "C"], gaps=[])
    ('A', 'B', 'C')
    >>> link(["A", "B", "C"], gaps=["B"])
    ()
    """
    hidden = {judge for judge in judges if judge in set(gaps)}
    if not hidden:
        return tuple(judges)
    for judge in judges:
        if len(hidden) >= fewest:
            break
        hidden.add(judge)
    return tuple(judge for judge in judges if judge not in hidden)
