"""Short pieces of a title: every syllable and every two in a row, so that compounds and spacing do not matter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from .hangul import plain

SIZES = (1, 2)


def pieces(text: str, keys: Iterable[str]) -> dict[str, float]:
    """Of the title without its spaces, and of its words as they are compared; each with 1 + ln of how often it stands there.

    >>> pieces("새 집", ["집"])
    {'새': 1.0, '집': 1.6931471805599454, '새집': 1.0}
    """
    counted = Counter(piece for run in (plain(text), *keys) for piece in _pieces(run.replace(" ", "")))
    return {piece: 1 + log(count) for piece, count in counted.items()}


def shared_runs(one: str, other: str) -> list[str]:
    """The longest runs of two and more syllables that both hold, as in the first: what to show where no word is shared.

    >>> shared_runs("금연거리 지정", "담배 연기 없는 금연 거리 만들기")
    ['금연거리']
    """
    one, other = (plain(text).replace(" ", "") for text in (one, other))
    runs, begin = [], 0
    while begin + 2 <= len(one):
        end = begin + 1
        while end < len(one) and one[begin : end + 1] in other:
            end += 1
        if end - begin >= 2:
            runs.append(one[begin:end])
        begin = end
    return runs


def _pieces(run: str) -> Iterator[str]:
    for size in SIZES:
        for begin in range(len(run) - size + 1):
            yield run[begin : begin + size]
