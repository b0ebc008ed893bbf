"""The two directions in which opinions differ most: principal components of the votes, without ever filling in a missing one.

Filling a missing vote with the mean of its statement and then subtracting that mean leaves nought. So the components of the filled
matrix are those of the sparse S, S[i, j] = vote - mean of j where i voted on j. The sums behind S'S are whole numbers: what people
said together on two statements, so that no order of people changes a bit. Source of the method: Small et al., Polis, 2021.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from scipy.linalg import eigh  # type: ignore[import-untyped]
from scipy.sparse.linalg import LinearOperator, eigsh  # type: ignore[import-untyped]

from .votes import Votes

Floats = NDArray[np.float64]
DENSE = 4e9  # people x statements^2 up to which all pairs of statements are summed; above, Lanczos


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """`means` of the statements, two unit vectors over the statements, and which share of all variance each carries."""

    means: Floats
    directions: Floats
    carried: tuple[float, float]

    def places(self, votes: Votes) -> Floats:
        """(people, 2): each person's votes along the axes, scaled by sqrt(statements / votes cast)."""
        scale = np.sqrt(len(votes.statements) / np.maximum(votes.per_person, 1))
        return np.asarray(_centred(votes, self.means) @ self.directions.T) * scale[:, None]


def find_axes(
    votes: Votes,
    weights: NDArray[np.integer] | None = None,
    *,
    dense: bool | None = None,
    near: Floats | None = None,
) -> Axes:
    """The axes of these votes, people counted `weights` times. `dense` chooses the way; both agree to 1e-12.

    `near` are directions they cannot be far from: then Lanczos begins there and ends at a hundredth, enough for a resample.
    An axis points to where its largest loading is positive.
    """
    size = len(votes.statements)
    means = _means(votes, weights)
    if dense is None:
        dense = len(votes.people) * size**2 <= (DENSE if near is None else DENSE / 40)
    matrix = _centred(votes, means)
    if weights is not None:
        matrix = sparse.diags_array(np.sqrt(weights)) @ matrix
    total = float((matrix.data**2).sum())
    if not total:
        return Axes(means, np.zeros((2, size)), (0.0, 0.0))
    if size < 3 or dense:
        values, vectors = _all_pairs(votes, means, weights)
    else:
        pairs = LinearOperator((size, size), matvec=lambda x: matrix.T @ (matrix @ x), dtype=np.float64)
        exact = {"v0": np.ones(size), "tol": 0}
        rough = {"v0": near.sum(axis=0), "tol": 1e-2, "ncv": min(10, size)} if near is not None else exact
        values, vectors = eigsh(pairs, k=2, which="LA", **rough)
    directions = np.zeros((2, size))
    directions[: vectors.shape[1]] = vectors.T[::-1]
    largest = np.abs(directions).argmax(axis=1)
    directions *= np.where(directions[[0, 1], largest] < 0, -1, 1)[:, None]
    shares = [max(float(value), 0.0) / total for value in values[::-1]] + [0.0]
    return Axes(means, directions, (shares[0], shares[1]))


def _means(votes: Votes, weights: NDArray[np.integer] | None) -> Floats:
    size = len(votes.statements)
    if weights is None:
        cast = np.bincount(votes.statement, minlength=size).astype(np.float64)
        summed = np.bincount(votes.statement, votes.value, minlength=size)
    else:
        times = weights[votes.person]
        cast = np.bincount(votes.statement, times, minlength=size)
        summed = np.bincount(votes.statement, times * votes.value, minlength=size)
    means: Floats = summed / np.maximum(cast, 1)
    return means


def _centred(votes: Votes, means: Floats) -> sparse.csr_array:
    return sparse.csr_array(
        (votes.value - means[votes.statement], votes.statement, votes.begins),
        shape=(len(votes.people), len(votes.statements)),
    )


def _all_pairs(votes: Votes, means: Floats, weights: NDArray[np.integer] | None) -> tuple[Floats, Floats]:
    """The two largest eigenvalues, ascending, with their vectors, of S'S from exact sums over pairs of statements."""
    size = len(votes.statements)
    said, both, seen = np.zeros((size, size)), np.zeros((size, size)), np.zeros((size, size))
    block = max(1, int(4e6 // max(size, 1)))
    for begin in range(0, len(votes.people), block):
        end = min(begin + block, len(votes.people))
        rows = slice(votes.begins[begin], votes.begins[end])
        value, cast = np.zeros((end - begin, size)), np.zeros((end - begin, size))
        at = votes.person[rows] - begin, votes.statement[rows]
        value[at], cast[at] = votes.value[rows], 1
        times = 1 if weights is None else weights[begin:end, None]
        said += value.T @ (value * times)
        both += value.T @ (cast * times)
        seen += cast.T @ (cast * times)
    cross = both * means
    pairs = said - cross - cross.T + np.outer(means, means) * seen
    values, vectors = eigh(pairs, subset_by_index=[max(size - 2, 0), size - 1])
    return values, vectors
