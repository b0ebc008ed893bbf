"""Korean text in one plain form, and its syllables taken apart into three letters each.

A syllable of modern Hangul is a number: ((first * 21) + vowel) * 28 + last, from U+AC00 on (Unicode Standard, 3.12,
Conjoining Jamo Behavior). Unicode's own decomposition leaves an absent last letter out, so that 도로 lies inside 도록.
Here every syllable has three letters; NONE stands where there is no last one.
"""

import re
import unicodedata

FIRST, VOWEL, LAST = 0x1100, 0x1161, 0x11A7  # LAST itself is "no last letter"; U+11A8 is ㄱ
SYLLABLE = 0xAC00
SYLLABLES = 19 * 21 * 28
# An old last letter that no modern text holds. PostgreSQL takes it for a letter, which its trigrams need.
NONE = "\u11ff"

_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Letters and digits with single spaces between: composed, narrow, small, without what is not seen.

    >>> plain("ＣＣＴＶ(방범)·가로등 ")
    'cctv 방범 가로등'
    >>> plain("\u1100\u1169\u11bc\u110b\u116f\u11ab")  # 공원, as some computers store file names
    '공원'
    >>> plain("공\u200b원")
    '공원'
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    # Small letters of some scripts come apart again, so once more.
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", seen.casefold())).strip()


def jamo(text: str) -> str:
    """Three letters for every syllable, everything else as it is; of plain text.

    >>> [f"{ord(letter):04x}" for letter in jamo("도록")]
    ['1103', '1169', '11ff', '1105', '1169', '11a8']
    >>> jamo("도로") in jamo("안전하도록")
    False
    >>> jamo("b2")
    'b2'
    """
    return "".join(map(_letters, text))


def has_last(syllable: str) -> bool:
    """Whether it ends in a consonant (받침); False for what is no syllable.

    >>> has_last("을"), has_last("로"), has_last("x")
    (True, False, False)
    """
    place = ord(syllable) - SYLLABLE
    return 0 <= place < SYLLABLES and place % 28 != 0


def is_hangul(text: str) -> bool:
    """Whether it is syllables and nothing else.

    >>> is_hangul("공원"), is_hangul("3월"), is_hangul("")
    (True, False, False)
    """
    return bool(text) and all(SYLLABLE <= ord(letter) < SYLLABLE + SYLLABLES for letter in text)


def _letters(letter: str) -> str:
    place = ord(letter) - SYLLABLE
    if not 0 <= place < SYLLABLES:
        return letter
    first, rest = divmod(place, 21 * 28)
    vowel, last = divmod(rest, 28)
    return chr(FIRST + first) + chr(VOWEL + vowel) + (chr(LAST + last) if last else NONE)
