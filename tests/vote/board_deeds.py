"""What is done to the public board: the batcher dies at each of its steps; an old backup comes back."""

import os
import signal
from contextlib import nullcontext

from django.db import connections

from madang.base.people.refusals import Refused
from madang.cycle.vote.board import batch, files
from madang.cycle.vote.board.lines import ENVELOPE, entries, tree_hashes
from madang.cycle.vote.board.lost import contradiction, lost_leaves
from madang.cycle.vote.models import BoardLeaf, Checkpoint, Envelope
from madang.cycle.vote.verify import examine
from madang_methods.sealing.merkle import Tree, verify_consistency
from madang_methods.sealing.tiles import tiles

from .deeds import broken_now, casts, the_poll

real_sign, real_write = batch._sign, files._write


def die(*_given, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def after_signing(*given):
    real_sign(*given)
    die()


def after_one_file(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"{path.name}.{os.getpid()}.part").write_bytes(data[: len(data) // 2])
    die()


# Before anything, lines read, lines written, envelopes marked, signed but not committed, committed, half a file.
STEPS = {
    "nothing": (batch, "_lock", die), "read": (batch, "_fresh", die), "written": (batch, "_mark", die),
    "marked": (batch, "_sign", die), "signed": (batch, "_sign", after_signing),
    "committed": (batch, "write_files", die), "half a file": (files, "_write", after_one_file),
}  # fmt: skip


def killed_batches(atomic: str = "atomic"):
    """For each step: what is broken right after the kill, and whether all is well after the next batch."""
    told = {}
    for name, (module, function, instead) in STEPS.items():
        casts("3")
        before = Checkpoint.objects.of(the_poll()).order_by("-size").first()
        how = _killed(module, function, instead, atomic)
        broken = broken_now()
        told[name] = (how, broken, _well_again(before) if not broken else None)
    return told


def _killed(module, function: str, instead, atomic: str) -> int:
    connections.close_all()
    if (child := os.fork()) == 0:
        setattr(module, function, instead)
        if atomic != "atomic":
            batch.transaction = type("None", (), {"atomic": nullcontext, "on_commit": lambda act, **_: act()})
        batch.append(the_poll())
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _well_again(before: Checkpoint | None) -> bool:
    poll = the_poll()
    now = batch.append(poll)
    lines = entries(poll)
    files.write_files(poll)
    on_board = list(BoardLeaf.objects.filter(data__startswith=ENVELOPE).values_list("leaf", flat=True))
    whole = sorted(on_board) == sorted(Envelope.objects.values_list("leaf", flat=True))
    same = all((files.folder(poll) / path).read_bytes() == data for path, data in tiles(lines))
    return whole and same and _grew(poll, before, now) and not Envelope.objects.filter(boarded=False).exists()


def _grew(poll, before: Checkpoint | None, now: Checkpoint) -> bool:
    if before is None:
        return True
    proof = Tree(tree_hashes(poll)).consistency(before.size)
    roots = bytes.fromhex(before.root), bytes.fromhex(now.root)
    return verify_consistency(before.size, now.size, *roots, proof)


def board():
    """Lay what waits on the board: the envelopes there, and the signed note."""
    last = batch.append(the_poll())
    leaves = BoardLeaf.objects.order_by("seq").values_list("leaf", flat=True)
    return list(leaves), last.note


def fork_the_board():
    """The negative control: the batcher without its look at the files."""
    batch.is_behind = lambda poll, size: False
    return board()


def lost(note: str):
    """What a restored database says: what it lacks, whether the board may grow, and what an old note says of it."""
    poll = the_poll()
    try:
        reason = f"grew to {batch.append(poll).size}"
    except Refused as refused:
        reason = refused.reason
    findings = [one for verdict in examine(poll) if verdict.id == "I-6" for one in verdict.findings]
    listed = next((one.facts["leaves"] for one in findings if one.code == "lost_from_the_tables"), [])
    return {"leaves": lost_leaves(poll), "listed": listed, "reason": reason, "against": contradiction(poll, note)}


DEEDS = {"killed-batches": killed_batches, "board": board, "fork": fork_the_board, "lost": lost}
