"""The recount kit: everything published about one finished vote, in one folder, with the program that checks it.

Idea: plain files with fixed names (README.md of this folder tells them); every one of them is reached by a digest from
the signed checkpoint, so that no byte can be changed unseen. Written from the same data the kit has the same bytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files as package_files

from .board import result_entry
from .manifest import Manifest
from .receipts import receipt_number
from .tiles import tiles

READ_ME = """\
This folder holds the whole published vote {election}.

    python3 verify.py            checks all of it; needs Python 3.9 or newer and nothing else
    python3 verify.py --json     the same for a machine

manifest.json   the rules, projects, prices and keys, as they were frozen before the vote opened
checkpoint      the signed size and root of the public board; tile/ is the board itself (c2sp.org/tlog-tiles)
counted.txt     the leaf hashes of all envelopes that are counted, published before any was opened
ballots.pb      all ballots without names, in an order that says nothing (pabulib.org/format)
tally.json      votes, result, and the reason of every project
withdrawn.json  projects that left the paper while people voted; no such file if there were none
counts.json     the roll, the districts and the booths in numbers
openings.json   what the machines of the holders of the key found, by digest
sample.json     envelopes drawn by public dice and opened for everybody
checkpoints/    earlier checkpoints of the board, receipts/ receipts that people handed in
"""


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a result. `sample` is empty if no envelopes were opened in public, `withdrawn` if no project was withdrawn."""

    manifest: Manifest
    counted: bytes
    ballots: bytes
    tally: bytes
    counts: bytes
    openings: bytes
    sample: bytes = b""
    withdrawn: bytes = b""

    @property
    def results(self) -> dict[str, bytes]:
        """By name: what the board's `result` entry promises. (The manifest and counted.txt have entries of their own.)"""
        files = {"ballots.pb": self.ballots, "tally.json": self.tally, "counts.json": self.counts}
        some = {"sample.json": self.sample, "withdrawn.json": self.withdrawn}
        return files | {"openings.json": self.openings} | {name: data for name, data in some.items() if data}

    @property
    def entry(self) -> bytes:
        """The last entry of the board."""
        digests = {name: sha256(data).hexdigest() for name, data in self.results.items()}
        return result_entry(self.manifest.election, digests)


def write_kit(
    published: Published,
    entries: Sequence[bytes],
    checkpoint: str,
    earlier: Mapping[int, str] | None = None,
    receipts: Iterable[tuple[bytes, str]] = (),
) -> dict[str, bytes]:
    """Every file of the kit by its path. `entries` is the whole board and ends with `published.entry`; `checkpoint` is
    the signed note over it, `earlier` the notes by size, `receipts` (leaf hash, signed note).
    """
    manifest = published.manifest
    kit = {"manifest.json": manifest.encoded, "counted.txt": published.counted, **published.results}
    kit |= {"checkpoint": checkpoint.encode(), **dict(tiles(entries))}
    kit |= {f"checkpoints/{size}": note.encode() for size, note in (earlier or {}).items()}
    # Windows knows no * in a name, so the check symbol is left out.
    kit |= {f"receipts/{receipt_number(leaf)[:19]}.txt": note.encode() for leaf, note in receipts}
    return kit | {"verify.py": verifier(), "README.txt": READ_ME.format(election=manifest.election).encode()}


def verifier() -> bytes:
    """The program that checks a kit: one file, standard library only."""
    return package_files("madang_methods.sealing").joinpath("verifier.py").read_bytes()
