"""Signs that no printed form can hold: control signs and halves of surrogate pairs."""

import re

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Without them. Newlines and tabs stay."""
    return _IMPOSSIBLE.sub("", text)
