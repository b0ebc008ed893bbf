"""Whether ties decided a count that cannot say so from its order alone: count again with every other choice."""

from collections.abc import Callable, Sequence

# After so many recounts without a difference the question is left open, and the answer is the cautious one.
RECOUNTS = 40

# run(script) -> (funded, widths): at the k-th choice take alternative script[k], 0 beyond; widths[k] alternatives.
Run = Callable[[Sequence[int]], tuple[frozenset[str], Sequence[int]]]


def mattered(run: Run, recounts: int = RECOUNTS) -> bool:
    """Whether another choice among equals, there or later, funds another set.

    Exact if `recounts` suffice; otherwise True, for then it has not been excluded.

    >>> mattered(lambda script: (frozenset("ab"), [2]))
    False
    >>> mattered(lambda script: (frozenset("a" if script else "b"), [2]))
    True
    """
    usual, widths = run(())
    waiting = list(_others((), widths))
    while waiting and recounts:
        script = waiting.pop()
        funded, widths = run(script)
        if funded != usual:
            return True
        waiting += _others(script, widths)
        recounts -= 1
    return bool(waiting)


def _others(script: tuple[int, ...], widths: Sequence[int]) -> list[tuple[int, ...]]:
    """The scripts that first differ from this one after its end."""
    later = range(len(script), len(widths))
    return [(*script, *[0] * (k - len(script)), other) for k in later for other in range(1, widths[k])]
