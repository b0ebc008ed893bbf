"""Canonical JSON: one thing said has one spelling in bytes, so that its digest can be promised and checked.

Idea: sorted keys, no spaces, UTF-8, whole numbers only, text in the composed form NFC. It is the JSON of RFC 8785 (JCS)
without fractions; keys are sorted by code point. The reader takes exactly what the writer writes and nothing else.

>>> canonical({"b": [1, True, None], "a": "마당"}).decode()
'{"a":"마당","b":[1,true,null]}'
>>> read_canonical(b'{"a":1}')
{'a': 1}
>>> read_canonical(b'{"a": 1}')  # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
SealError: This JSON is not in its canonical form.
"""

import json
import unicodedata
from hashlib import sha256
from typing import Any, NoReturn

from .errors import SealError

# What every reader of JSON, also one that counts in doubles, reads as the same number (RFC 8785, appendix D).
LARGEST = 2**53 - 1


def canonical(value: Any) -> bytes:
    """The bytes of a value made of dict, list, tuple, str, int, bool and None; SealError for anything else."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_canonical(data: bytes) -> Any:
    """The value; SealError if the bytes are not exactly what `canonical` would write for it."""
    try:
        value = json.loads(data.decode(), parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_once)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SealError("not_json", "This is not JSON in UTF-8.") from error
    if canonical(value) != data:
        raise SealError("not_canonical", "This JSON is not in its canonical form.")
    return value


def digest(value: Any) -> str:
    """sha256 (hex) of the canonical bytes."""
    return sha256(canonical(value)).hexdigest()


def composed(value: Any) -> Any:
    """The same value with all its text in NFC; some keyboards send 가 as two letters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(one) for key, one in value.items()}
    return [composed(one) for one in value] if isinstance(value, list | tuple) else value


def _check(value: Any) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not isinstance(key, str):
                raise SealError("key_not_text", f"A key is not text: {key!r}.")
            _check_text(key)
            _check(one)
    elif isinstance(value, list | tuple):
        for one in value:
            _check(one)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise SealError("number_too_large", f"A number is beyond {LARGEST}.")
    elif value is not None:
        raise SealError("not_plain", f"Canonical JSON has no {type(value).__name__}.")


def _check_text(text: str) -> None:
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        raise SealError("not_composed", f"This text is not in the composed form NFC: {text[:40]!a}.")
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise SealError("not_text", "Half a character (a surrogate) stands in a text.")


def _no_float(text: str) -> NoReturn:
    raise SealError("not_whole", f"Only whole numbers are allowed, not {text[:40]}.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise SealError("key_twice", "A key stands twice in one object.")
    return dict(pairs)
