"""Split a secret among n people so that any k of them have it and fewer have nothing at all.

Idea: byte by byte, the secret is the value at 0 of a random polynomial of degree k-1 over the field of 256 elements;
each person holds its value at their own number. k values determine the polynomial, k-1 leave every secret equally
likely. Source: Shamir, "How to share a secret", CACM 22(11), 1979; the field is that of AES (x^8+x^4+x^3+x+1).

>>> parts = split(b"sixteen bytes ok", 2, 3)
>>> combine({1: parts[1], 3: parts[3]}) == combine({2: parts[2], 3: parts[3]}) == b"sixteen bytes ok"
True
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import accumulate, repeat
from operator import xor


def split(secret: bytes, k: int, n: int, random: Callable[[int], bytes] = secrets.token_bytes) -> dict[int, bytes]:
    """Each person's part by their number from 1; any `k` of them give the secret back."""
    if not 1 <= k <= n <= 255:
        raise ValueError(f"There are no {k} of {n} people.")
    coefficients = [secret, *(random(len(secret)) for _ in range(k - 1))]
    return {x: bytes(_value(row, x) for row in zip(*coefficients, strict=True)) for x in range(1, n + 1)}


def combine(parts: Mapping[int, bytes]) -> bytes:
    """The value at 0 of the polynomial through these parts. Too few parts give a wrong secret, not an error."""
    if 0 in parts or len({len(part) for part in parts.values()}) != 1:
        raise ValueError("Parts have numbers from 1 and the same length.")
    weights = {x: _weight(x, parts) for x in parts}
    columns = zip(*parts.values(), strict=True)
    return bytes(_sum(_times(weight, y) for weight, y in zip(weights.values(), ys, strict=True)) for ys in columns)


def _value(coefficients: tuple[int, ...], x: int) -> int:
    value = 0
    for coefficient in reversed(coefficients):
        value = _times(value, x) ^ coefficient
    return value


def _weight(x: int, parts: Mapping[int, bytes]) -> int:
    """Lagrange's basis polynomial of x, at 0."""
    weight = 1
    for other in parts:
        if other != x:
            weight = _times(weight, _times(other, _inverse(other ^ x)))
    return weight


def _sum(values: Iterable[int]) -> int:
    return reduce(xor, values, 0)


def _times(a: int, b: int) -> int:
    return 0 if not a or not b else _EXP[(_LOG[a] + _LOG[b]) % 255]


def _inverse(a: int) -> int:
    return _EXP[-_LOG[a] % 255]


def _times_three(a: int) -> int:
    double = a << 1 ^ (0x11B if a & 0x80 else 0)
    return double ^ a


# 3 generates the field: every element but 0 is a power of it.
_EXP = tuple(accumulate(repeat(1, 255), lambda power, _: _times_three(power)))
_LOG = {power: exponent for exponent, power in enumerate(_EXP)}
