"""Keyed marks: enough to see the same human twice, useless to anyone without the key."""

import unicodedata

from django.utils.crypto import salted_hmac

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ！…～ to !…~


def mark(purpose: str, *parts: str) -> str:
    """HMAC-SHA256 of the parts under a key of its own for each purpose, as 64 hexadecimal digits.

    The key comes from SECRET_KEY: with a new one, everybody proves themselves afresh.
    """
    said = "".join(f"{len(part)}:{part}" for part in parts)  # so that ("ab", "c") and ("a", "bc") differ
    return salted_hmac(f"madang.people.{purpose}", said, algorithm="sha256").hexdigest()


def normalise(text: str) -> str:
    """One spelling for what people type: composed Hangul, plain digits and letters, no spaces or unseen characters.

    >>> normalise("김 영\\u200b숙") == normalise(unicodedata.normalize("NFD", "김영숙")) == "김영숙"
    True
    >>> normalise("１９９０－０１")
    '1990-01'
    """
    seen = "".join(letter for letter in text.translate(_FULL_WIDTH) if unicodedata.category(letter)[0] not in "CZ")
    return unicodedata.normalize("NFC", seen)
