"""seal draw, sample, show: which envelopes the dice draw, open them for everybody, or one for its own voter."""

import argparse
from pathlib import Path

from ..sealing.errors import SealError
from ..sealing.opening import read_counted, read_opened
from ..sealing.openings import sample_file
from ..sealing.receipts import leaf_start, receipt_number
from ..sealing.sampling import draw, sample_size, seed_of
from .seal_files import write_new

OPENED_HELP = "opened.private.jsonl as `seal open` wrote it"


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lot = acts.add_parser("draw", help="anyone: print the receipt numbers that beacon and dice draw, without any key")
    lot.add_argument("counted", help="counted.txt as it was published at the freeze")
    _add_draw(lot)
    lot.add_argument("--without", action="append", default=[], help="a leaf that could not be opened; several times")
    lot.set_defaults(run=run_draw)
    sample = acts.add_parser("sample", help="write sample.json: the envelopes that beacon and dice draw, opened")
    sample.add_argument("opened", help=OPENED_HELP)
    _add_draw(sample)
    sample.add_argument("--out", required=True, help="a new file")
    sample.set_defaults(run=run_sample)
    show = acts.add_parser("show", help="show one envelope's ballot to the person who holds its signed receipt")
    show.add_argument("opened", help=OPENED_HELP)
    show.add_argument("number", help="the receipt number")
    show.set_defaults(run=run_show)


def _add_draw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", required=True, help="the board's root at the freeze, in hexadecimal")
    parser.add_argument("--beacon", required=True, help="the public random value as announced before")
    parser.add_argument("--dice", required=True, help="the dice thrown in the room, such as '3 1 6 6 2'")


def run_draw(given: argparse.Namespace) -> int:
    counted = read_counted(Path(given.counted).read_bytes())
    leaves = [leaf for leaf in counted if leaf.hex() not in given.without]
    drawn = draw(seed_of(_root(given.root), given.beacon, given.dice), leaves, sample_size(len(leaves)))
    print("\n".join(f"{receipt_number(leaf)}  {leaf.hex()}" for leaf in drawn))
    print(f"{len(drawn)} of {len(leaves):,} envelopes")
    return 0


def run_sample(given: argparse.Namespace) -> int:
    opened = read_opened(Path(given.opened).read_bytes())
    n = sample_size(len(opened))
    write_new(Path(given.out), sample_file(_root(given.root), given.beacon, given.dice, opened, n))
    print(f"{n} of {len(opened):,} envelopes are opened in {given.out}")
    return 0


def _root(typed: str) -> bytes:
    try:
        return bytes.fromhex(typed)
    except ValueError as error:
        raise SealError("bad_root", "The root is 64 digits in hexadecimal.") from error


def run_show(given: argparse.Namespace) -> int:
    """The ballot and the random bytes, so that the person can compute the board's commitment."""
    start = leaf_start(given.number)
    found = [
        (leaf, one) for leaf, one in read_opened(Path(given.opened).read_bytes()).items() if leaf.startswith(start)
    ]
    if len(found) != 1:
        raise SealError("not_in_box", "No counted envelope has this receipt number.")
    leaf, one = found[0]
    print(f"{receipt_number(leaf)}\nleaf    {leaf.hex()}\nballot  {one.ballot.decode()}\nr       {one.r.hex()}")
    return 0
