"""seal sample, show: after the opening, open the envelopes that the dice draw for everybody, or one for its own voter."""

import argparse
from pathlib import Path

from ..sealing.errors import SealError
from ..sealing.opening import read_opened
from ..sealing.openings import sample_file
from ..sealing.receipts import leaf_start, receipt_number
from ..sealing.sampling import sample_size
from .seal_files import write_new

OPENED_HELP = "opened.private.jsonl as `seal open` wrote it"


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sample = acts.add_parser("sample", help="write sample.json: the envelopes that beacon and dice draw, opened")
    sample.add_argument("opened", help=OPENED_HELP)
    sample.add_argument("--root", required=True, help="the board's root at the freeze, in hexadecimal")
    sample.add_argument("--beacon", required=True, help="the public random value as announced before")
    sample.add_argument("--dice", required=True, help="the dice thrown in the room, such as '3 1 6 6 2'")
    sample.add_argument("--out", required=True, help="a new file")
    sample.set_defaults(run=run_sample)
    show = acts.add_parser("show", help="show one envelope's ballot to the person who holds its signed receipt")
    show.add_argument("opened", help=OPENED_HELP)
    show.add_argument("number", help="the receipt number")
    show.set_defaults(run=run_show)


def run_sample(given: argparse.Namespace) -> int:
    opened = read_opened(Path(given.opened).read_bytes())
    try:
        root = bytes.fromhex(given.root)
    except ValueError as error:
        raise SealError("bad_root", "The root is 64 digits in hexadecimal.") from error
    n = sample_size(len(opened))
    write_new(Path(given.out), sample_file(root, given.beacon, given.dice, opened, n))
    print(f"{n} of {len(opened):,} envelopes are opened in {given.out}")
    return 0


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
