"""The words of a title: by Kiwi, which knows Korean morphology, or by a rule of thumb where Kiwi is not installed."""

import importlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from .hangul import is_hangul, plain
from .particles import bare
from .vocabulary import COMMON, same


class Word(NamedTuple):
    """`key` is what is compared, `shown` what a person is told."""

    key: str
    shown: str


class Reader(Protocol):
    """Takes a title apart. `name` is kept with an index, for one reader's words are not another's."""

    @property
    def name(self) -> str: ...

    def words(self, text: str) -> list[Word]: ...


class SimpleReader:
    """Words as they are spaced, without particles.

    >>> [word.shown for word in SimpleReader().words("공원에 반려견 놀이터를 설치해 주세요")]
    ['공원', '반려견', '놀이터', '설치해']
    """

    name = "simple-1"

    def words(self, text: str) -> list[Word]:
        found = (bare(word) for word in plain(text).split())
        return list(_told_apart(word for word in found if len(word) > 1 or not is_hangul(word)))


class KiwiReader:
    """Nouns, roots, verbs and adjectives by Kiwi (kiwipiepy, Apache-2.0; its model is in the wheel, nothing is fetched).

    Loading takes seconds and some hundred MB, so make one a process. ModuleNotFoundError where it is not installed.
    """

    # Nouns, roots, foreign words and numbers as they stand; verbs and adjectives as in a dictionary.
    _NOUNS = frozenset({"NNG", "NNP", "XR", "SL", "SH", "SN", "MAG"})
    _VERBS = frozenset({"VV", "VA", "VV-I", "VV-R", "VA-I", "VA-R"})

    def __init__(self) -> None:
        module: Any = importlib.import_module("kiwipiepy")
        self._kiwi = module.Kiwi()
        self.name = f"kiwi-{module.__version__}"

    def words(self, text: str) -> list[Word]:
        return list(_told_apart(self._morphemes(text)))

    def _morphemes(self, text: str) -> Iterator[str]:
        for token in self._kiwi.tokenize(plain(text)):
            if token.tag in self._NOUNS:
                yield token.form
            elif token.tag in self._VERBS:
                yield f"{token.form}다"


def best_reader() -> Reader:
    """Kiwi where it is installed (`pip install 'madang-methods[korean]'`), else the rule of thumb."""
    try:
        return KiwiReader()
    except ModuleNotFoundError:
        return SimpleReader()


def _told_apart(words: Iterable[str]) -> Iterator[Word]:
    return (Word(same(word), word) for word in words if word not in COMMON)
