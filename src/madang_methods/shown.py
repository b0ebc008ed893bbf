"""A text as a reader sees it, with the place of every character in the text as it was given.

Plain digits and hyphens, no characters that are not seen, syllables whole: what hides a number from a search does not hide it here.

>>> shown = Shown.of("０１\u200b０")
>>> shown.text, shown.place(0, 3)
('010', (0, 4))
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_APART = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.", re.DOTALL)  # a syllable in letters, or anything
_UNSEEN = {"Cf", "Mn", "Me", "Cc", "Cs"}


class Shown(NamedTuple):
    """`begins` and `ends` give for every character of `text` where it stood."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Shown":
        kept = [
            (shown, match.start(), match.end()) for match in _APART.finditer(text) for shown in _shown(match.group())
        ]
        return cls("".join(shown for shown, _, _ in kept), tuple(k[1] for k in kept), tuple(k[2] for k in kept))

    def place(self, begin: int, end: int) -> tuple[int, int]:
        """Where `text[begin:end]`, which is not empty, stood."""
        return self.begins[begin], self.ends[end - 1]


def _shown(letters: str) -> Iterator[str]:
    if len(letters) > 1:
        yield unicodedata.normalize("NFC", letters)
        return
    category = unicodedata.category(letters)
    if category in _UNSEEN and letters not in "\t\n\r":
        return  # zero-width characters, and the frame of a keycap digit
    digit = unicodedata.digit(letters, None)
    if digit is not None:
        yield str(digit)
    elif category == "Pd":
        yield "-"
    elif category == "Zs":
        yield " "
    else:
        wide = unicodedata.normalize("NFKC", letters)
        yield wide if len(wide) == 1 else letters
