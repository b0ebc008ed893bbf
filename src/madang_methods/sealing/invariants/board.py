"""I-7, I-8, I-20: the board only grew, receipts are kept, and everything is about one manifest."""

from collections.abc import Iterator

from ..checkpoint import open_checkpoint
from ..errors import SealError
from ..note import WITNESS
from ..receipts import open_receipt
from ..tiles import tiles
from .base import Finding, Invariant, NothingToCheck
from .evidence import Kit
from .files import as_promised


def one_growing_board(kit: Kit) -> Iterator[Finding]:
    """Every signed checkpoint, this and all earlier ones, is the board's own beginning; the tiles are the board."""
    kept = [name for name in kit.files if name.startswith("checkpoints/")]
    for name in ("checkpoint", *sorted(kept)):
        try:
            yield from _checkpoint(kit, name)
        except SealError as error:
            yield Finding(error.code, {**error.facts, "file": name})
    wanted = dict(tiles(kit.board.entries))
    for path in sorted(wanted.keys() | {name for name in kit.files if name.startswith("tile/")}):
        if path not in kit.files:
            yield Finding("file_missing", {"file": path})
        elif kit.files[path] != wanted.get(path):
            yield Finding("tile_differs", {"file": path})


def receipts_are_kept(kit: Kit) -> Iterator[Finding]:
    receipts = sorted(name for name in kit.files if name.startswith("receipts/"))
    if not receipts:
        raise NothingToCheck
    envelopes = kit.board.envelopes
    for name in receipts:
        try:
            receipt = open_receipt(kit.file(name), kit.manifest.keys.receipts)
        except SealError as error:
            yield Finding(error.code, {**error.facts, "file": name})
            continue
        if receipt.election != kit.manifest.election:
            yield Finding("receipt_foreign", {"file": name})
        elif receipt.leaf not in envelopes:
            yield Finding("receipt_not_on_board", {"file": name, "number": receipt.number})


def one_manifest(kit: Kit) -> Iterator[Finding]:
    place, told = kit.entry("manifest")
    digest = kit.digest("manifest.json")
    if place != 0:
        yield Finding("manifest_not_first", {"place": place})
    says = {
        "board": told["manifest"],
        "manifest.json": kit.manifest.digest,
        "tally.json": kit.tally.get("manifest", ""),
        "openings.json": kit.openings.manifest,
    }
    for where, said in says.items():
        if said != digest:
            yield Finding("manifest_differs", {"file": where})
    if f"\nmanifest;{digest}\r\n".encode() not in kit.file("ballots.pb"):
        yield Finding("manifest_differs", {"file": "ballots.pb"})
    for place, (_, entry) in enumerate(kit.board.told):
        if entry["e"] != kit.manifest.election:
            yield Finding("entry_foreign", {"place": place})
    yield from _withdrawals(kit)


def _withdrawals(kit: Kit) -> Iterator[Finding]:
    """withdrawn.json is what the board says, and nothing was withdrawn once the list of what is counted stood."""
    yield from as_promised(kit, "withdrawn.json")
    said = kit.board.of_kind("withdraw")
    if [(told["project"], told["why"]) for _, told in said] != [(one.project, one.why) for one in kit.withdrawn]:
        yield Finding("withdrawn_differs", {"file": "withdrawn.json"})
    frozen, _ = kit.entry("freeze")
    yield from (Finding("withdrawn_after_freeze", {"place": place}) for place, _ in said if place > frozen)
    if kit.tally.get("withdrawn", []) != sorted(one.project for one in kit.withdrawn):
        yield Finding("withdrawn_differs", {"file": "tally.json"})


def _checkpoint(kit: Kit, name: str) -> Iterator[Finding]:
    keys = kit.manifest.keys
    checkpoint, note = open_checkpoint(kit.file(name), [keys.board, *keys.witnesses])
    if checkpoint.origin != kit.manifest.election:
        yield Finding("board_foreign", {"file": name})
    if checkpoint.size > len(kit.tree):
        yield Finding("board_shorter", {"file": name, "size": checkpoint.size})
    elif checkpoint.root != kit.tree.root(checkpoint.size):
        yield Finding("root_differs", {"file": name, "size": checkpoint.size})
    if note.unknown:
        yield Finding("signature_unknown", {"file": name, "key": note.unknown[0]})
    witnesses = sum(key.kind == WITNESS for key in note.signers)
    if name == "checkpoint" and witnesses < keys.witness_quorum:
        yield Finding("witnesses_missing", {"file": name, "signed": witnesses, "quorum": keys.witness_quorum})
    if name not in ("checkpoint", f"checkpoints/{checkpoint.size}"):
        yield Finding("size_differs", {"file": name, "size": checkpoint.size})


BOARD = (
    Invariant(
        "I-7",
        "Every checkpoint is signed, continues the one before, and is the root of the published board.",
        one_growing_board,
    ),
    Invariant("I-8", "Every receipt in hand is truly signed and its envelope is on the board.", receipts_are_kept),
    Invariant("I-20", "Board, box, ballots and tally are about the same manifest.", one_manifest),
)
