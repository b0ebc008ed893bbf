"""The column a database searches by plain LIKE, and the patterns a query becomes: the same on SQLite and PostgreSQL.

The column holds the plain text (`hangul.plain`) with every syllable as three letters. So two syllables are six letters, enough
for a trigram index (pg_trgm, FTS5), and a typo changes one letter in three rather than one syllable in two.

    column   search_text(title, problem, idea)          written when the row is saved
    query    Search.of("횡단보도를").words                every word must be found ...
             = ((횡단보도, 횡단 보도, 횡단보 도, …),)        ... in one of its spellings, as jamo

Patterns hold letters, digits and spaces alone, so nothing needs to be escaped in LIKE.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from os.path import commonprefix

from .hangul import is_hangul, jamo, plain
from .particles import bare

MOST_WORDS = 8
LONGEST_SPLIT = 8  # longer words are looked for only as they stand


def search_text(*parts: str) -> str:
    """What the column holds: the parts of a proposal, one after the other, a space before each word.

    >>> search_text("과속 방지턱", "", "CCTV도") == " " + jamo("과속 방지턱 cctv도")
    True
    """
    return jamo("".join(f" {part}" for part in map(plain, parts) if part))


@dataclass(frozen=True)
class Search:
    """Words that must all be found, each in one of its spellings; `text` is the whole query, for a search with typos.

    All in jamo, as in the column.
    """

    words: tuple[tuple[str, ...], ...]
    text: str

    @classmethod
    def of(cls, query: str) -> "Search":
        """What was typed, as patterns. No words: nothing to look for.

        >>> Search.of("공원에").words == ((jamo("공원"), jamo(" 공 원")),)
        True
        >>> Search.of(" ?! ").words
        ()
        """
        words = [bare(word) for word in _joined(plain(query).split())][:MOST_WORDS]
        return cls(tuple(tuple(map(jamo, _spellings(word))) for word in words), jamo(" ".join(words)))

    @property
    def beginnings(self) -> tuple[str, ...]:
        """What all spellings of a word begin with, if that is two syllables or more: one LIKE that rules out most rows.

        >>> [beginning == jamo("불법") for beginning in Search.of("불법주정차").beginnings]
        [True]
        >>> Search.of("공원").beginnings
        ('',)
        """
        common = (commonprefix(word) if len(word) > 1 else "" for word in self.words)
        return tuple(beginning if len(beginning) >= 6 else "" for beginning in common)

    def finds(self, column: str) -> bool:
        """What the database does, in Python.

        >>> Search.of("과속방지턱을").finds(search_text("초등학교 앞 과속 방지턱"))
        True
        >>> Search.of("한국").finds(search_text("안전한 국도"))
        False
        """
        return all(any(spelling in column for spelling in word) for word in self.words)


def _joined(words: list[str]) -> Iterator[str]:
    """Two single syllables in a row are one word that some write apart: 빈 집."""
    waiting = ""
    for word in words:
        single = len(word) == 1 and is_hangul(word)
        if waiting and single:
            yield waiting + word
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = word if single else ""
        if not single:
            yield word
    if waiting:
        yield waiting


def _spellings(word: str) -> Iterator[str]:
    """The word whole, then with a space where another writer may have put one.

    >>> list(_spellings("빈집")), list(_spellings("어린이집"))
    (['빈집', ' 빈 집'], ['어린이집', ' 어 린이집', '어린 이집', '어린이 집'])
    >>> list(_spellings("불법주정차단속"))
    ['불법주정차단속', '불법 주정차단속', '불법주 정차단속', '불법주정 차단속', '불법주정차 단속', '불법 주정 차단속', '불법 주정차 단속', '불법주 정차 단속']
    """
    yield word
    yield from _while_typing(word)
    if (apart := _SCRIPT_CHANGES.sub(" ", word)) != word:
        yield apart  # cctv설치, 3월
    size = len(word)
    if not is_hangul(word) or not 2 <= size <= LONGEST_SPLIT:
        return
    least = 1 if size <= 4 else 2
    for cut in range(least, size - least + 1):
        # A single syllable must be a word by itself: 도서 is not asked for by 지도 서비스.
        yield f"{' ' if cut == 1 else ''}{word[:cut]} {word[cut:]}"
    for cut in range(2, size - 3):
        for again in range(cut + 2, size - 1):
            yield f"{word[:cut]} {word[cut:again]} {word[again:]}"


def _while_typing(word: str) -> Iterator[str]:
    """A consonant typed after a syllable begins the next one, or closes this one: 어ㄹ finds 어른, and 얼음.

    >>> list(_while_typing("어\u1105"))
    ['얼']
    """
    last = _AS_LAST.get(word[-1])
    if last and is_hangul(word[-2:-1]):
        closed = unicodedata.normalize("NFC", word[:-1] + last)
        if len(closed) < len(word):
            yield closed


_SCRIPT_CHANGES = re.compile("(?<=[0-9a-z])(?=[가-힣])|(?<=[가-힣])(?=[0-9a-z])")
# ᄀ … ᄒ and the last letters of the same sound; ㄸ ㅃ ㅉ never close a syllable.
_AS_LAST = {
    chr(0x1100 + first): chr(0x11A7 + last)
    for first, last in enumerate((1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27))
    if last
}
