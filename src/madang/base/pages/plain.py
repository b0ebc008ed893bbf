"""Text as people send it, made plain: one spelling for what looks the same, and nothing in it that cannot be seen.

Control characters break feeds, files and PostgreSQL (NUL); letters that turn the direction of writing or take no room
make one title look like another (Unicode Technical Report 36).
"""

import re
import unicodedata

_USUAL = re.compile(r"[\t\n\r\x20-\x7e가-힣]*")
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"  # what some readers take for a new line, although no keyboard sends it
_BLANKS = "\u3164\uffa0"  # Hangul fillers: letters by their category, nothing to the eye
_AS_SPACE = str.maketrans(dict.fromkeys(_LINE_ENDS + _BLANKS, " "))
_JOINERS = "\u200c\u200d"
_JOINED = {"So", "Sk", "Mn", "Mc"}  # emoji and the scripts of India; Arabic letters are told by their direction


def plain(text: str) -> str:
    """Composed (NFC), without control, direction and unseen letters; tabs and line ends stay.

    >>> plain("\\u1100\\u1161\\u202e나\\x00다\\x0b라\\r\\n마")
    '가나다 라\\r\\n마'
    """
    if _USUAL.fullmatch(text):
        return text
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text).translate(_AS_SPACE):
        if letter in "\t\n\r" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} or _joins(letter, kept):
            kept.append(letter)
    return "".join(kept)


def _joins(letter: str, before: list[str]) -> bool:
    """A joiner that holds an emoji or a word together, rather than one between letters that need none."""
    if letter not in _JOINERS or not before:
        return False
    return unicodedata.category(before[-1]) in _JOINED or unicodedata.bidirectional(before[-1]) == "AL"
