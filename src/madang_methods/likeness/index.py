"""Proposals by likeness: built once, asked within milliseconds, and every answer says which words are shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .pieces import pieces, shared_runs
from .readers import Reader, Word
from .vocabulary import same, weight
from .weights import Weights

# Chosen on the titles of tests/titles.tsv in the set `seen` of tests/titles.tsv.
WORDS, PIECES = 1 / 3, 2 / 3
LEAST = 0.1


@dataclass(frozen=True)
class Document:
    """A proposal's title by its id. `words` are those a reader found before, so that they need not be found again."""

    id: str
    title: str
    words: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Match:
    """A document like the one asked about: how much (0 … 1), and why.

    `rank` orders: likeness, with longer titles not put behind for what more they say.
    `shared` pairs a word of the title asked about with the same word, or one of the same meaning, of the title found; `runs` are
    the syllables in a row that both hold.
    """

    id: str
    title: str
    likeness: float
    rank: float
    shared: tuple[tuple[str, str], ...]
    runs: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """Documents and the weights of their words and pieces. Never changed: `with_more` makes another.

    >>> from .readers import SimpleReader
    >>> index = Index.build([Document("1", "골목길 소화기 설치"), Document("2", "공원 벤치 교체")], SimpleReader())
    >>> [(match.id, match.shared) for match in index.similar("좁은 골목에 소화기를")]
    [('1', (('골목', '골목길'), ('소화기', '소화기')))]
    """

    documents: tuple[Document, ...]
    reader: Reader
    words: Weights
    pieces: Weights

    @classmethod
    def build(cls, documents: Iterable[Document], reader: Reader) -> "Index":
        """Of any number of documents with different ids; those that bring their words are not read."""
        read = tuple(one if one.words is not None else _read(one, reader) for one in documents)
        keys = [[same(word) for word in one.words or ()] for one in read]
        if len({one.id for one in read}) < len(read):
            raise ValueError("Two documents have the same id.")
        return cls(
            read,
            reader,
            Weights.of([_words(one) for one in keys]),
            Weights.of([pieces(document.title, one) for document, one in zip(read, keys, strict=True)]),
        )

    def with_more(self, documents: Iterable[Document]) -> "Index":
        """This and more; one with a known id takes the place of the old one."""
        known = {one.id: one for one in self.documents} | {one.id: one for one in documents}
        return Index.build(known.values(), self.reader)

    def grown(self, documents: Iterable[Document]) -> "Index":
        """With these behind the others, weighed by how rare words were when it was built. Cheap, and good while they are
        few beside the rest: build anew when they are a tenth.
        """
        read = tuple(one if one.words is not None else _read(one, self.reader) for one in documents)
        keys = [[same(word) for word in one.words or ()] for one in read]
        runs = [pieces(document.title, one) for document, one in zip(read, keys, strict=True)]
        words = self.words.grown([_words(one) for one in keys])
        return Index((*self.documents, *read), self.reader, words, self.pieces.grown(runs))

    def similar(self, title: str, *, most: int = 3, least: float = LEAST, but: str | None = None) -> list[Match]:
        """The most alike first, ties as they were given; `but` leaves out the document itself."""
        asked = self.reader.words(title)
        keys = [word.key for word in asked]
        words, runs = self.words.likeness(_words(keys)), self.pieces.likeness(pieces(title, keys))
        likeness = WORDS * words + PIECES * runs
        rank = WORDS * words * self.words.fullness + PIECES * runs * self.pieces.fullness
        order = np.argsort(-rank, kind="stable")[: most + 1]
        near = [number for number in order if likeness[number] >= least and self.documents[number].id != but]
        return [self._match(title, asked, number, (likeness[number], rank[number])) for number in near[:most]]

    def _match(self, title: str, asked: Sequence[Word], number: int, measures: tuple[float, float]) -> Match:
        found = self.documents[number]
        by_key = {same(word): word for word in found.words or ()}
        shared = dict.fromkeys((word.shown, by_key[word.key]) for word in asked if word.key in by_key)
        likeness, rank = (round(float(measure), 4) for measure in measures)
        return Match(found.id, found.title, likeness, rank, tuple(shared), tuple(shared_runs(title, found.title)))


def _read(document: Document, reader: Reader) -> Document:
    return Document(document.id, document.title, tuple(word.shown for word in reader.words(document.title)))


def _words(keys: Iterable[str]) -> dict[str, float]:
    return {key: weight(key) for key in keys}
