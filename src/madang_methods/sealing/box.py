"""The box: all envelopes that will be counted, without any name, in an order that says nothing.

Idea: a text file that goes to the holders of the key on a stick: a line about the box, then one envelope a line, sorted
by leaf hash. Written from the same envelopes it has the same bytes.

>>> from .envelope import Envelope
>>> from .board import envelope_entry
>>> envelope = Envelope(b"sealed", envelope_entry("town.example/2027", "ab" * 32, sha256(b"sealed").hexdigest(), "0417"))
>>> data = write_box("town.example/2027", "cd" * 32, [envelope])
>>> read_box(data).envelopes == (envelope,), read_box(data).manifest == "cd" * 32
(True, True)
"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from .canonical import canonical, read_canonical
from .envelope import Envelope
from .errors import SealError
from .fields import Fields


@dataclass(frozen=True, slots=True)
class Box:
    election: str
    manifest: str
    envelopes: tuple[Envelope, ...]


def write_box(election: str, manifest: str, envelopes: Iterable[Envelope]) -> bytes:
    placed = sorted(envelopes, key=lambda envelope: envelope.leaf)
    head = {"v": 1, "t": "box", "election": election, "manifest": manifest, "envelopes": len(placed)}
    lines = (canonical({"ct": base64.b64encode(one.ct).decode(), "entry": one.entry.decode()}) for one in placed)
    return b"".join(line + b"\n" for line in (canonical(head), *lines))


def read_box(data: bytes) -> Box:
    """SealError `bad_box` if it is not exactly a box: a line that is broken, missing, twice or out of order."""
    first, *lines = data.split(b"\n")
    if not lines or lines.pop() != b"":
        raise SealError("bad_box", "A box is lines of text.")
    head = Fields(read_canonical(first), "box")
    if (head.number("v"), head.text("t")) != (1, "box"):
        raise SealError("bad_box", "This file is no box.")
    envelopes = tuple(map(_envelope, lines))
    box = Box(head.text("election"), head.text("manifest"), envelopes)
    if head.number("envelopes") != len(envelopes):
        raise SealError("bad_box", "The box does not hold as many envelopes as it says.")
    leaves = [envelope.leaf for envelope in envelopes]
    if sorted(set(leaves)) != leaves:
        raise SealError("bad_box", "The envelopes of this box are out of order, or one is there twice.")
    return box


def _envelope(line: bytes) -> Envelope:
    given = Fields(read_canonical(line), "envelope")
    try:
        return Envelope(base64.b64decode(given.text("ct"), validate=True), given.text("entry").encode())
    except binascii.Error as error:
        raise SealError("bad_box", "A sealed text in this box is not base64.") from error


def box_digest(data: bytes) -> str:
    return sha256(data).hexdigest()
