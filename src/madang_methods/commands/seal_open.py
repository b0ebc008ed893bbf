"""seal open: open the box with enough shares; the same box gives the same files on every machine."""

import argparse
from hashlib import sha256
from pathlib import Path

from ..sealing.ballots_file import write_ballots
from ..sealing.key_file import unlock
from ..sealing.manifest import Manifest
from ..sealing.opening import open_box
from ..sealing.tally import tally
from .seal_files import write_new
from .seal_keys import KEY_HELP, SHARE_HELP, read_key, read_shares

FAULTY = 1


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = acts.add_parser("open", help="open the box, write the ballots and the tally, print their digests")
    parser.add_argument("box", help="the box (box.txt)")
    parser.add_argument("--key", required=True, help=KEY_HELP)
    parser.add_argument("--manifest", required=True, help="manifest.json as it stands on the board")
    parser.add_argument("--counted", required=True, help="counted.txt as it was published at the freeze")
    parser.add_argument("--withdrawn", help="withdrawn.json as it was published, if projects left the paper")
    parser.add_argument("--share", action="append", default=[], help=SHARE_HELP)
    parser.add_argument("--seed", default="", help="the public seed of the lot")
    parser.add_argument("--out", required=True, help="a new folder")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Exit 1 if envelopes were rejected: an incident for the minutes, the files are still written."""
    manifest = Manifest.from_bytes(Path(given.manifest).read_bytes())
    counted, box = Path(given.counted).read_bytes(), Path(given.box).read_bytes()
    file = read_key(given.key)
    opening = open_box(box, unlock(file, read_shares(given.share, file)), manifest, counted)
    ballots = write_ballots(manifest, opening.ballots)
    withdrawn, folder = Path(given.withdrawn).read_bytes() if given.withdrawn else b"", Path(given.out)
    told = tally(manifest, ballots, counted, opening.rejects, given.seed, withdrawn)
    folder.mkdir(parents=True)
    write_new(folder / "ballots.pb", ballots)
    write_new(folder / "tally.json", told)
    write_new(folder / "opened.private.jsonl", opening.private_lines, private=True)
    print(f"{len(opening.ballots):,} ballots, {len(opening.rejects):,} rejected")
    for reject in opening.rejects:
        print(f"rejected {reject.leaf.hex()}: {reject.code}")
    for name, data in (("box", box), ("manifest", manifest.encoded), ("ballots.pb", ballots), ("tally.json", told)):
        print(f"{sha256(data).hexdigest()}  {name}")
    return FAULTY if opening.rejects else 0
