"""Ballots as columns of numbers: grouped and in the one canonical order, a million of them in seconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .ballot import ElectionError, Kind

Ints = NDArray[np.int64]
Index = NDArray[np.int32]
# Sums over all people (votes, points) must be held by 64 bits.
MOST = 2**63 - 1
# Bits that choices may fill in one sorting word.
WORD = 63


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """k different ballots: ballot i names `choices[starts[i] : starts[i + 1]]`, as places in `ids`.

    ids             the projects that are named at all, sorted
    starts          int64[k + 1]
    choices         int32[starts[k]]; ascending within a ballot, but in a ranking best first
    points          int64[starts[k]], or None where ballots give no points
    weights         int64[k]: how many people voted that way
    district        int32[k], as places in `district_names`, which are sorted; one empty name if there are no districts

    The arrays cannot be written to. The order of ballots is that of (choices, points, district), a shorter ballot before
    the longer ones it begins.
    """

    ids: tuple[str, ...]
    starts: Ints
    choices: Index
    points: Ints | None
    weights: Ints
    district: Index
    district_names: tuple[str, ...]

    @property
    def rows(self) -> Index:
        """int32[starts[k]]: whose ballot each choice stands in."""
        return np.repeat(np.arange(len(self.weights), dtype=np.int32), np.diff(self.starts))

    def arrays(self) -> tuple[NDArray[np.int64] | NDArray[np.int32], ...]:
        given = () if self.points is None else (self.points,)
        return self.starts, self.choices, self.weights, self.district, *given


def canonical(kind: Kind, said: Columns) -> Columns:
    """The same ballots, checked (ElectionError), grouped and in order; `said.ids` in any order, `weights` ungrouped."""
    _check(kind, said)
    said = _ordered_within(kind, _ids_in_order(said))
    grouped = _grouped(said)
    for array in grouped.arrays():
        array.setflags(write=False)
    return grouped


def whole_numbers(numbers: ArrayLike, what: str) -> Ints:
    """As int64[]; ElectionError if they are no whole numbers of that size."""
    try:
        array = np.asarray(numbers)
        if array.size and array.dtype.kind not in "iu":
            raise ElectionError(f"{what} must be whole numbers below 2^63.")
        if array.dtype == np.uint64 and array.size and int(array.max()) > MOST:
            raise ElectionError(f"{what} must be whole numbers below 2^63.")
        return np.ascontiguousarray(array, dtype=np.int64).reshape(-1)
    except (OverflowError, TypeError, ValueError) as error:
        if isinstance(error, ElectionError):
            raise
        raise ElectionError(f"{what} must be whole numbers below 2^63.") from error


def sums(index: Index, amounts: Ints, length: int) -> Ints:
    """int64[length]: the sum of the amounts at each index, in whole numbers."""
    total = np.zeros(length, np.int64)
    np.add.at(total, index, amounts)
    return total


def check_product(number: int, most: int, what: str) -> None:
    """ElectionError if so many times that much cannot be held."""
    if number * most > MOST:
        raise ElectionError(f"The sum of {what} must stay below 2^63.")


def _check(kind: Kind, said: Columns) -> None:
    lengths = np.diff(said.starts)
    if len(said.starts) == 0 or said.starts[0] != 0 or said.starts[-1] != len(said.choices) or (lengths < 0).any():
        raise ElectionError("starts must begin with 0, never fall, and end with the number of choices.")
    if len(said.weights) != len(lengths) or len(said.district) != len(lengths):
        raise ElectionError(f"There are {len(lengths)} ballots, so there must be as many weights and districts.")
    if len(set(said.ids)) != len(said.ids) or not all(isinstance(id, str) and id for id in said.ids):
        raise ElectionError("Project ids must be different texts that are not empty.")
    if len(said.choices) and not (said.choices.min() >= 0 and said.choices.max() < len(said.ids)):
        raise ElectionError(f"A ballot names a project beyond the {len(said.ids)} ids.")
    if len(said.weights) and said.weights.min() < 1:
        raise ElectionError(f"A ballot's weight must be a whole number from 1, not {said.weights.min()}.")
    check_product(len(said.weights), int(said.weights.max(initial=0)), "weights")
    if kind == "choose-1" and lengths.max(initial=0) > 1:
        raise ElectionError(f"A choose-1 ballot names {lengths.max()} projects.")
    _check_points(kind, said)


def _check_points(kind: Kind, said: Columns) -> None:
    if kind != "points":
        if said.points is not None:
            raise ElectionError(f"A ballot of kind {kind} carries points.")
        return
    if said.points is None or len(said.points) != len(said.choices):
        raise ElectionError("Points ballots need one number of points for each choice.")
    if said.points.min(initial=0) < 0:
        raise ElectionError(f"Points must be whole numbers from 0, not {said.points.min()}.")
    check_product(int(said.points.max(initial=0)), int(said.weights.sum()), "points")


def _ids_in_order(said: Columns) -> Columns:
    """Only the ids that are named, sorted."""
    named = np.bincount(said.choices, minlength=len(said.ids)) > 0
    order = sorted(np.flatnonzero(named).tolist(), key=said.ids.__getitem__)
    place = np.zeros(len(said.ids), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return replace(said, ids=tuple(said.ids[old] for old in order), choices=place[said.choices])


def _ordered_within(kind: Kind, said: Columns) -> Columns:
    """Choices ascending within each ballot, except in rankings; no project twice."""
    if _ascends(said):
        return said
    key = said.rows.astype(np.int64) * len(said.ids) + said.choices
    points = said.points
    if points is None:
        key.sort()
    else:
        order = np.argsort(key, kind="stable")
        key, points = key[order], points[order]
    twice = key[1:] == key[:-1]
    if twice.any():
        ballot = said.choices[slice(*said.starts[(row := int(key[1:][twice][0]) // len(said.ids)) : row + 2])]
        raise ElectionError(f"A ballot names a project twice: {', '.join(said.ids[c] for c in ballot)}.")
    if kind == "ranking":
        return said
    return replace(said, choices=(key % len(said.ids)).astype(np.int32), points=points)


def _ascends(said: Columns) -> bool:
    steps = np.diff(said.choices) > 0
    begins = said.starts[1:-1]
    begins = begins[(begins > 0) & (begins < len(said.choices))]
    steps[begins - 1] = True
    return bool(steps.all())


def _grouped(said: Columns) -> Columns:
    order = np.arange(len(said.weights))
    words = _Words(said)
    for word in reversed(range(words.number)):
        order = order[np.argsort(words.word(word)[order], kind="stable")]
    begins = np.ones(len(order), bool)
    if len(order):
        begins[1:] = False
    for word in range(words.number):
        values = words.word(word)[order]
        begins[1:] |= values[1:] != values[:-1]
    firsts = np.flatnonzero(begins)
    weights = np.add.reduceat(said.weights[order], firsts) if len(firsts) else said.weights[:0]
    return _rows(said, order[firsts], weights)


def _rows(said: Columns, rows: NDArray[np.intp], weights: Ints) -> Columns:
    lengths = np.diff(said.starts)[rows]
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    places = np.repeat(said.starts[:-1][rows] - starts[:-1], lengths)
    places += np.arange(len(places))
    named = sorted({said.district_names[d] for d in np.unique(said.district[rows]).tolist()}) or [""]
    new = np.array([named.index(name) if name in named else 0 for name in said.district_names], np.int32)
    points = None if said.points is None else said.points[places]
    return Columns(said.ids, starts, said.choices[places], points, weights, new[said.district[rows]], tuple(named))


class _Words:
    """Each ballot as a row of whole numbers whose order is the canonical one; one column at a time, to spare memory."""

    def __init__(self, said: Columns) -> None:
        self.starts, self.lengths = said.starts[:-1], np.diff(said.starts)
        self.longest = int(self.lengths.max(initial=0))
        self.fields = [(said.choices, len(said.ids).bit_length() or 1)]
        if said.points is not None:
            values, code = np.unique(said.points, return_inverse=True)
            self.fields.append((code.astype(np.int32), len(values).bit_length() or 1))
        self.blocks = [
            (codes, bits, begin) for codes, bits in self.fields for begin in range(0, self.longest, WORD // bits)
        ]
        names = np.array(sorted(range(len(said.district_names)), key=said.district_names.__getitem__))
        self.district = np.argsort(names)[said.district] if len(said.district_names) > 1 else None
        self.number = len(self.blocks) + (self.district is not None)

    def word(self, number: int) -> Ints:
        if number == len(self.blocks):
            return np.asarray(self.district, np.int64)
        codes, bits, begin = self.blocks[number]
        word = np.zeros(len(self.lengths), np.int64)
        for shift, place, rows in self._places(bits, begin):
            # 0 stays for "no more", so that a shorter ballot comes first.
            word[rows] |= (codes[self.starts[rows] + place].astype(np.int64) + 1) << shift
        return word

    def _places(self, bits: int, begin: int) -> Iterator[tuple[int, int, NDArray[np.intp]]]:
        rows = np.flatnonzero(self.lengths > begin)
        for place in range(begin, min(begin + WORD // bits, self.longest)):
            rows = rows[self.lengths[rows] > place]
            yield WORD - bits * (place - begin + 1), place, rows


def from_names(names: Sequence[str]) -> tuple[Index, tuple[str, ...]]:
    """Districts by name as places in the sorted names."""
    sorted_names = sorted(set(names))
    place = {name: number for number, name in enumerate(sorted_names)}
    return np.fromiter((place[name] for name in names), np.int32, len(names)), tuple(sorted_names) or ("",)
