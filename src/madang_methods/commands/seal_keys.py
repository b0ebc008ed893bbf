"""seal keygen, shares, test: make the key of an election, see that every share was written down, and try it."""

import argparse
import sys
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from ..sealing.errors import SealError
from ..sealing.key_file import KeyFile, check_share, make_key, unlock
from ..sealing.seal_test import answer
from ..sealing.shares import ROWS, Share, read_share
from .seal_files import write_new

KEY_HELP = "the locked key (key.json)"
SHARE_HELP = "a file with one share; several times; without it, shares are asked for on the terminal"


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    keygen = acts.add_parser("keygen", help="make the key of an election and split it among its holders")
    keygen.add_argument("election", help="the name of the election and its board, such as vote.town.example/2027")
    keygen.add_argument("--holder", action="append", required=True, help="a name; at least three times")
    keygen.add_argument("--quorum", type=int, default=2, help="how many holders open the box (2)")
    keygen.add_argument("--out", required=True, help="a new folder")
    keygen.set_defaults(run=run_keygen)
    shares = acts.add_parser("shares", help="say for every share whose it is and whether it is right")
    shares.add_argument("key", help=KEY_HELP)
    shares.add_argument("--share", action="append", default=[], help=SHARE_HELP)
    shares.set_defaults(run=run_shares)
    test = acts.add_parser("test", help="open the server's test envelope and print the number to type back")
    test.add_argument("key", help=KEY_HELP)
    test.add_argument("envelope", help="the test envelope")
    test.add_argument("--share", action="append", default=[], help=SHARE_HELP)
    test.set_defaults(run=run_test)


def run_keygen(given: argparse.Namespace) -> int:
    made, folder = make_key(given.election, given.holder, given.quorum), Path(given.out)
    folder.mkdir(parents=True)
    write_new(folder / "key.json", made.file.encoded)
    for holder, share in zip(given.holder, made.shares, strict=True):
        text = f"{given.election}\nshare {share.number} of {len(made.shares)}, for {holder}\n\n{share.text}\n"
        write_new(folder / f"share-{share.number}.txt", text.encode(), private=True)
    print(f"election key  {made.file.public.hex()}")
    print(f"{given.quorum} of {len(made.shares)} holders open the box: {', '.join(given.holder)}")
    print(
        f"Print share-1.txt to share-{len(made.shares)}.txt, hand one to each, let each type it back, destroy the files."
    )
    return 0


def run_shares(given: argparse.Namespace) -> int:
    """Exit 1 if a share is wrong; the others are still looked at."""
    file, wrong = read_key(given.key), 0
    for place, typed in enumerate(typed_shares(given.share, len(file.holders)), 1):
        try:
            print(f"right: the share of {check_share(file, read_share(typed))}")
        except SealError as error:
            wrong += 1
            print(f"wrong: {given.share[place - 1] if given.share else f'the {place}. share'}: {error}")
    return 1 if wrong else 0


def run_test(given: argparse.Namespace) -> int:
    file = read_key(given.key)
    private = unlock(file, read_shares(given.share, file))
    print(answer(Path(given.envelope).read_bytes(), file.election, private))
    return 0


def read_key(path: str) -> KeyFile:
    return KeyFile.from_bytes(Path(path).read_bytes())


def read_shares(paths: Sequence[str], file: KeyFile) -> list[Share]:
    """The shares from files, or as many as are needed from the terminal."""
    return [read_share(typed) for typed in typed_shares(paths, file.quorum)]


def typed_shares(paths: Sequence[str], wanted: int) -> list[str]:
    if paths:
        return [_rows(Path(path).read_text(encoding="utf-8")) for path in paths]
    return [*takewhile(str.strip, map(_ask, range(1, wanted + 1)))]


def _rows(text: str) -> str:
    """The rows below the heading of a printed share."""
    return "\n".join([line for line in text.splitlines() if line.strip()][-ROWS:])


def _ask(number: int) -> str:
    print(f"Share {number}: type its {ROWS} rows, each with Enter.", file=sys.stderr)
    return "\n".join(line for _, line in zip(range(ROWS), sys.stdin, strict=False))
