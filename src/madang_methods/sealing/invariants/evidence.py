"""What the published files say, read when first asked for.

>>> Kit({}).has("sample.json")
False
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from ..ballots_file import read_ballots
from ..board import Board
from ..canonical import read_canonical
from ..checkpoint import Checkpoint
from ..counts import Counts
from ..errors import SealError
from ..manifest import Manifest
from ..marks import Marks
from ..merkle import Tree, leaf_hash
from ..note import read
from ..opening import read_counted
from ..openings import Openings
from ..tiles import entries_of
from ..withdrawals import Withdrawal, all_without, read_withdrawn


@dataclass(frozen=True)
class Kit:
    """The files of a recount kit by path."""

    files: Mapping[str, bytes]

    def has(self, name: str) -> bool:
        return name in self.files

    def file(self, name: str) -> bytes:
        if name not in self.files:
            raise SealError("file_missing", f"The file {name} is missing.", file=name)
        return self.files[name]

    def digest(self, name: str) -> str:
        return sha256(self.file(name)).hexdigest()

    @cached_property
    def manifest(self) -> Manifest:
        return Manifest.from_bytes(self.file("manifest.json"))

    @cached_property
    def checkpoint(self) -> Checkpoint:
        """What the checkpoint says; whether it is signed is I-7's question."""
        return Checkpoint.from_text(read(self.file("checkpoint")).text)

    @cached_property
    def board(self) -> Board:
        return Board(entries_of(self.checkpoint.size, self.files.get))

    @cached_property
    def tree(self) -> Tree:
        return Tree(map(leaf_hash, self.board.entries))

    @cached_property
    def counted(self) -> list[bytes]:
        return read_counted(self.file("counted.txt"))

    @cached_property
    def marks(self) -> tuple[Marks, ...]:
        return read_ballots(self.manifest, self.file("ballots.pb"))

    @cached_property
    def withdrawn(self) -> tuple[Withdrawal, ...]:
        return read_withdrawn(self.manifest, self.files.get("withdrawn.json", b""))

    @cached_property
    def said(self) -> tuple[Marks, ...]:
        """What the ballots say of the projects that still stand."""
        return all_without(self.marks, frozenset(one.project for one in self.withdrawn))

    @cached_property
    def tally(self) -> dict[str, Any]:
        return self._object("tally.json")

    @cached_property
    def sample(self) -> dict[str, Any]:
        return self._object("sample.json")

    @cached_property
    def counts(self) -> Counts:
        return Counts.from_bytes(self.file("counts.json"))

    @cached_property
    def openings(self) -> Openings:
        return Openings.from_bytes(self.file("openings.json"))

    def entry(self, kind: str) -> tuple[int, dict[str, Any]]:
        """The place and the words of the one entry of this kind; SealError if there is not exactly one."""
        found = self.board.of_kind(kind)
        if len(found) != 1:
            raise SealError(
                "entry_count", f"The board has {len(found)} entries of {kind}.", kind=kind, found=len(found)
            )
        return found[0]

    def _object(self, name: str) -> dict[str, Any]:
        told = read_canonical(self.file(name))
        if not isinstance(told, dict):
            raise SealError("not_an_object", f"{name} must be an object.", where=name)
        return told
