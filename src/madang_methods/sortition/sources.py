"""Where the seed of a draw comes from: named beforehand, rolled or published afterwards, hashed together in public.

seed = SHA-256 of canonical JSON ["budget-sortition/v1", digest of the record, [[name, value], …]], values as hex, for dice
as a string of digits. Together the sources must bring 80 bits: with three dice whoever writes the record could try
records until a friend wins (measured: 4.2 % instead of 2.0 % of the outcomes after a million tries).

>>> bits("dice:2026-03-02", "3-1-4-1-5")
16
"""

import math
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from ..sealing.canonical import canonical
from .errors import SortitionError

KINDS = {"drand": 0, "nist": 0, "beacon": 0, "reveal": 0, "dice": 10, "dice6": 6}
ENOUGH = 80
Value = bytes | str


def check_names(names: Sequence[str]) -> None:
    """SortitionError unless every source has a known kind, says which one it is, and stands once."""
    for name in names:
        kind, _, which = name.partition(":")
        if kind not in KINDS or not which:
            raise SortitionError("source", f"“{name}” does not name a source such as drand:<chain>:<round>.", name=name)
    if len(set(names)) != len(names):
        raise SortitionError("source_twice", "A source of randomness is named twice.")


def told(names: Sequence[str], values: Mapping[str, Value]) -> list[list[str]]:
    """[[name, value], …] in the order of the record; a value may be given under the kind alone if only one has it."""
    out = [[name, written(name, _value(name, names, values))] for name in names]
    known = {name for name, _ in out} | {name.partition(":")[0] for name, _ in out}
    for given in values:
        if given not in known:
            raise SortitionError("source_unnamed", f"The record names no randomness “{given}”.", name=given)
    total = sum(bits(name, value) for name, value in out)
    if total < ENOUGH:
        raise SortitionError("entropy", f"{total} bits of randomness are fewer than {ENOUGH}.", bits=total)
    return out


def seed_of(digest: str, sources: Sequence[Sequence[str]]) -> bytes:
    """The 32 bytes everything is drawn from."""
    return sha256(canonical(["budget-sortition/v1", digest, [list(one) for one in sources]])).digest()


def written(name: str, value: Value) -> str:
    """A value in the one spelling that is hashed: hex in small letters; throws as digits without anything between."""
    sides = KINDS[name.partition(":")[0]]
    if not sides:
        text = value.hex() if isinstance(value, bytes) else value.strip().lower()
        if not re.fullmatch(r"(?:[0-9a-f]{2})+", text):
            raise SortitionError("hex", f"{name}: this is no hex.", name=name)
        return text
    throws = re.sub(r"[\s,;.-]+", "", value.decode() if isinstance(value, bytes) else value)
    if not re.fullmatch(r"[0-9]+" if sides == 10 else r"[1-6]+", throws):
        raise SortitionError("dice", f"{name}: throws are digits such as 3-1-6, got “{value!r}”.", name=name)
    return throws


def bits(name: str, value: str) -> int:
    """How many bits a value can bring at most, rounded down."""
    sides = KINDS[name.partition(":")[0]]
    return math.floor(len(written(name, value)) * math.log2(sides or 16))


def _value(name: str, names: Sequence[str], values: Mapping[str, Value]) -> Value:
    if name in values:
        return values[name]
    kind = name.partition(":")[0]
    if kind in values and sum(one.partition(":")[0] == kind for one in names) == 1:
        return values[kind]
    raise SortitionError("source_missing", f"The randomness “{name}” is missing.", name=name)
