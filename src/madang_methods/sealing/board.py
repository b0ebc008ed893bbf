"""The public board: what may stand on it, and in which words.

Idea: an entry is canonical JSON. Envelopes have the keys {c,e,h,k,v}, everything else says its kind in `t`:
`manifest` (always the first), `audit` (a head of the record), `withdraw` (a project left the paper while people voted),
`freeze` (what will be counted, before anyone has seen a ballot) and `result` (the digests of everything published). The board's root then stands for the whole election.

>>> entry = manifest_entry("town.example/2027", "ab" * 32)
>>> kind_of(entry), kind_of(envelope_entry("town.example/2027", "cd" * 32, "ef" * 32, "0417"))
('manifest', 'envelope')
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .canonical import canonical, read_canonical
from .errors import SealError
from .merkle import leaf_hash

KINDS = ("manifest", "audit", "withdraw", "freeze", "result")


def envelope_entry(election: str, commitment: str, ct_digest: str, check: str) -> bytes:
    """The leaf data of an envelope: c commits to the ballot, h is sha256 of the sealed text, k the voter's digits."""
    return canonical({"v": 1, "e": election, "c": commitment, "h": ct_digest, "k": check})


def manifest_entry(election: str, manifest: str) -> bytes:
    return canonical({"v": 1, "e": election, "t": "manifest", "manifest": manifest})


def audit_entry(election: str, head: str) -> bytes:
    """The head of the chained record of acts."""
    return canonical({"v": 1, "e": election, "t": "audit", "head": head})


def withdraw_entry(election: str, project: str, why: str) -> bytes:
    """A project that may be chosen no more, and why. The manifest stays as it was."""
    return canonical({"v": 1, "e": election, "t": "withdraw", "project": project, "why": why})


def freeze_entry(
    election: str, counted: str, size: int, superseded: int, voided: Mapping[str, int], beacon: str = ""
) -> bytes:
    """`counted` is the sha256 of counted.txt with `size` lines; `voided` counts by reason; `beacon` names the public
    randomness that will draw the sample, before anyone can know its value.
    """
    told = {"counted": counted, "size": size, "superseded": superseded, "voided": dict(voided)}
    named = {"beacon": beacon} if beacon else {}
    return canonical({"v": 1, "e": election, "t": "freeze"} | told | named)


def result_entry(election: str, files: Mapping[str, str]) -> bytes:
    """The sha256 of each published file by name."""
    return canonical({"v": 1, "e": election, "t": "result", "files": dict(files)})


def kind_of(entry: bytes) -> str:
    """`envelope` or the kind it says; SealError if it is no entry of a board."""
    return _read(entry)[0]


@dataclass(frozen=True)
class Board:
    """All entries of a board in order, read once."""

    entries: Sequence[bytes]

    @cached_property
    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """Kind and words of every entry; SealError if one is none."""
        return [_read(entry) for entry in self.entries]

    @cached_property
    def envelopes(self) -> dict[bytes, int]:
        """Leaf hash of each envelope -> its place."""
        return {leaf_hash(self.entries[place]): place for place, _ in self.of_kind("envelope")}

    def of_kind(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        """(place, what it says) of each such entry."""
        return [(place, words) for place, (its, words) in enumerate(self.told) if its == kind]


def _read(entry: bytes) -> tuple[str, dict[str, Any]]:
    told = read_canonical(entry)
    if not isinstance(told, dict) or told.get("v") != 1 or not isinstance(told.get("e"), str):
        raise SealError("not_an_entry", "This is no entry of a board.")
    if told.keys() == {"v", "e", "c", "h", "k"}:
        return "envelope", told
    if told.get("t") not in KINDS:
        raise SealError("not_an_entry", "This is no entry of a board.")
    return str(told["t"]), told
