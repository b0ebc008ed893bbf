"""Texts as sparse vectors: a term weighs more the fewer texts hold it, and a text is compared by the angle (TF-IDF, cosine).

Source: G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, Information Processing & Management 24(5),
1988. A term weighs its own weight in the text times ln((1 + texts) / (1 + texts with it)). The cosine favours short texts; how
ranking gives some of it back is after A. Singhal, C. Buckley, M. Mitra, Pivoted document length normalization, SIGIR 1996.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

FULL = 0.75  # of 1: how much of its advantage a short text gives back


@dataclass(frozen=True)
class Weights:
    """For each term, where its texts begin in `texts` and their `weights`, texts ascending.

    `fullness` is 1 for a text of usual length, more for a longer one: times the cosine, it ranks.
    """

    terms: dict[str, int]
    begins: NDArray[np.int64]
    texts: NDArray[np.int32]
    weights: NDArray[np.float32]
    fullness: NDArray[np.float32]
    usual: float  # how long a text of usual length is

    @classmethod
    def of(cls, texts: Sequence[Mapping[str, float]]) -> "Weights":
        """Of the terms of every text with their weights in it.

        >>> weights = Weights.of([{"공원": 1, "놀이터": 1}, {"공원": 1, "벤치": 1}, {"소화기": 1}])
        >>> [f"{likeness:.2f}" for likeness in weights.likeness({"공원": 1, "벤치": 1})]
        ['0.15', '1.00', '0.00']
        """
        terms: dict[str, int] = {}
        term = np.array([terms.setdefault(one, len(terms)) for text in texts for one in text], np.int64)
        text = np.repeat(np.arange(len(texts), dtype=np.int32), [len(one) for one in texts])
        weights = np.array([weight for one in texts for weight in one.values()], np.float64)
        found = np.bincount(term, minlength=len(terms))
        weights *= np.log((1 + len(texts)) / (1 + found))[term]
        lengths = np.sqrt(np.bincount(text, weights**2, minlength=len(texts)))
        weights /= np.where(lengths > 0, lengths, 1)[text]
        usual = float(np.median(lengths)) if len(texts) else 0.0
        fullness = ((lengths / usual) ** FULL if usual else np.ones(len(texts))).astype(np.float32)
        order = np.argsort(term, kind="stable")
        begins = np.concatenate([[0], np.cumsum(found)])
        return cls(terms, begins, text[order], weights[order].astype(np.float32), fullness, usual)

    def grown(self, texts: Sequence[Mapping[str, float]]) -> "Weights":
        """These behind the others, weighed by how rare terms were when it was built: a fraction of the work of `of`.

        >>> weights = Weights.of([{"공원": 1, "놀이터": 1}, {"공원": 1, "벤치": 1}, {"소화기": 1}]).grown([{"벤치": 1, "그늘": 1}])
        >>> [f"{likeness:.2f}" for likeness in weights.likeness({"벤치": 1, "그늘": 1})]
        ['0.00', '0.45', '0.00', '1.00']
        """
        terms = dict(self.terms)
        fresh = [{one: weight * self.rareness(one) for one, weight in text.items()} for text in texts]
        lengths = np.array([sum(weight * weight for weight in text.values()) ** 0.5 for text in fresh])
        term = np.array([terms.setdefault(one, len(terms)) for text in fresh for one in text], np.int64)
        text = np.repeat(np.arange(self.size, self.size + len(fresh), dtype=np.int32), [len(one) for one in fresh])
        weights = np.array([weight for one in fresh for weight in one.values()], np.float64)
        weights /= np.where(lengths > 0, lengths, 1)[text - self.size]
        all_terms = np.concatenate([np.repeat(np.arange(len(self.terms)), np.diff(self.begins)), term])
        order = np.argsort(all_terms, kind="stable")
        begins = np.concatenate([[0], np.cumsum(np.bincount(all_terms, minlength=len(terms)))])
        return Weights(
            terms,
            begins,
            np.concatenate([self.texts, text])[order],
            np.concatenate([self.weights, weights.astype(np.float32)])[order],
            np.concatenate([self.fullness, ((lengths / self.usual) ** FULL if self.usual else lengths + 1)]).astype(
                np.float32
            ),
            self.usual,
        )

    @property
    def size(self) -> int:
        return len(self.fullness)

    def likeness(self, asked: Mapping[str, float]) -> NDArray[np.float32]:
        """The cosine with every text, 0 … 1. Terms that no text holds make the asked one longer, so less like any."""
        likeness = np.zeros(self.size, np.float32)
        weights = {term: weight * self.rareness(term) for term, weight in asked.items()}
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        for term, weight in weights.items():
            if weight and (number := self.terms.get(term)) is not None:
                begin, end = self.begins[number], self.begins[number + 1]
                # No text stands twice under one term, so each is added to once.
                likeness[self.texts[begin:end]] += np.float32(weight / length) * self.weights[begin:end]
        return likeness

    def rareness(self, term: str) -> float:
        """Nought where every text has it, more the fewer do."""
        number = self.terms.get(term)
        found = 0 if number is None else int(self.begins[number + 1] - self.begins[number])
        return log((1 + self.size) / (1 + found))
