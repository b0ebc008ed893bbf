"""seal witness-key, witness: watch a board without running a server: check that it only grew, and sign that."""

import argparse
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..sealing.checkpoint import Checkpoint
from ..sealing.errors import SealError
from ..sealing.note import WITNESS, Key, public_key
from ..sealing.witness import Witness
from .seal_files import write_new

REFUSED = {
    400: "This is no submission of a checkpoint.",
    403: "The board did not sign this checkpoint.",
    404: "This is another board.",
    422: "The board did not only grow: something before was changed. Tell everybody.",
}


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    key = acts.add_parser("witness-key", help="make a witness's key")
    key.add_argument("name", help="such as committee.example/w1")
    key.add_argument("--out", required=True, help="a new file for the secret half")
    key.set_defaults(run=run_key)
    witness = acts.add_parser("witness", help="sign a checkpoint if the board only grew since the last one signed")
    witness.add_argument("submission", help="what the board sent")
    witness.add_argument("--key", required=True, help="the witness's key file")
    witness.add_argument("--board", required=True, help="the board's public key, name+id+key")
    witness.add_argument(
        "--state", required=True, help="a file that remembers the last checkpoint signed; made if missing"
    )
    witness.set_defaults(run=run_witness)


def run_key(given: argparse.Namespace) -> int:
    private = Ed25519PrivateKey.generate()
    public = public_key(given.name, private, WITNESS)
    write_new(Path(given.out), f"{given.name}\n{private.private_bytes_raw().hex()}\n".encode(), private=True)
    print(public.text)
    return 0


def run_witness(given: argparse.Namespace) -> int:
    """Prints the signature line to send back. Exit 2 if the witness must refuse."""
    name, secret = Path(given.key).read_text(encoding="utf-8").split()
    witness = Witness(name, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)), [Key.from_text(given.board)])
    state = Path(given.state)
    if state.exists():
        last = Checkpoint.from_text(state.read_text(encoding="utf-8"))
        witness.seen[last.origin] = last
    answer = witness.add_checkpoint(Path(given.submission).read_bytes(), int(time.time()))
    if answer.status != 200:
        size = answer.body.strip()
        code, text = (
            f"witness_{answer.status}",
            f"The last checkpoint signed here has size {size}: send the proof from there.",
        )
        raise SealError(code, REFUSED.get(answer.status, text))
    # Remembered before it is told: a witness that forgets could sign two boards.
    new = Path(f"{given.state}.new")
    new.unlink(missing_ok=True)
    write_new(new, next(iter(witness.seen.values())).text.encode())
    new.replace(state)
    print(answer.body, end="")
    return 0
