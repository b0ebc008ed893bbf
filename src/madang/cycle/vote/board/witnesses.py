"""People outside who sign each checkpoint they have seen: asked by their servers, or their signed note taken in.

Source: c2sp.org/tlog-witness, add-checkpoint. The board holds without them; how many signed is shown, never hidden.
"""

import logging
from collections.abc import Callable, Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.vote.models import Checkpoint, Cosignature, Poll, Witness
from madang_methods.sealing.checkpoint import open_checkpoint, with_signatures
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import Tree
from madang_methods.sealing.note import WITNESS, Key, Note, read_signature
from madang_methods.sealing.witness import submission

from .lines import tree_hashes

SECONDS = 20
Ask = Callable[[str, bytes], tuple[int, str]]
log = logging.getLogger(__name__)


def add_witness(government: Government, key: str, address: str = "") -> Witness:
    """From the next frozen paper on. `key` is `name+id+base64`; SealError if it was mistyped or signs in another way."""
    read = Key.from_text(key)
    if read.kind != WITNESS:
        raise SealError("bad_key", "A witness signs with the time (signature type 4).")
    if address and not address.startswith("https://"):
        raise SealError("bad_address", "A witness is asked by https only.")
    return Witness.objects.create(government=government, name=read.name, key=key, address=address, since=clock.now())


def witness_keys(government: Government) -> tuple[Key, ...]:
    return tuple(Key.from_text(one.key) for one in Witness.objects.of(government).watching())


def post(address: str, body: bytes) -> tuple[int, str]:
    """HTTP status and text. Outside every transaction: somebody else's server may take its time."""
    request = Request(address, data=body, headers={"Content-Type": "text/plain; charset=utf-8"})  # noqa: S310 - https
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - add_witness lets in nothing but https
            return answer.status, answer.read(65_536).decode()
    except HTTPError as error:
        return error.code, error.read(65_536).decode(errors="replace")


def ask_all(ask: Ask = post) -> int:
    """Ask every witness with a server that has not signed the newest checkpoint of a board; how many signed."""
    addresses = {(one.government_id, one.name): one for one in Witness.objects.watching().exclude(address="")}
    if not addresses:
        return 0
    polls = Poll.objects.filter(cycle__government__in={place for place, _ in addresses}).exclude(manifest="")
    signed = 0
    for poll in polls.select_related("cycle__government", "track"):
        for key in poll.frozen.keys.witnesses:
            witness = addresses.get((poll.cycle.government_id, key.name))
            try:
                signed += witness is not None and _ask(poll, witness, ask)
            except (OSError, SealError, Refused, ValueError) as error:
                log.warning("witness %s of %s: %s", key.name, poll.election, error)
    return signed


def take_note(poll: Poll, note: str) -> list[str]:
    """Keep the witnesses' signatures under a checkpoint of this board; the names of those that are new.

    SealError if it is no checkpoint of this board as it stood, or a signature is false.
    """
    keys = poll.frozen.keys
    found, opened = open_checkpoint(note, [keys.board, *keys.witnesses])
    checkpoint = Checkpoint.objects.of(poll).filter(size=found.size).first()
    if checkpoint is None or checkpoint.root != found.root.hex():
        raise SealError("root_differs", "This board never stood like that.")
    return list(_keep(checkpoint, opened, keys.witnesses))


def signed_note(checkpoint: Checkpoint) -> str:
    """The checkpoint with every witness's line under the board's."""
    lines = checkpoint.cosignatures.order_by("witness").values_list("line", flat=True)
    return checkpoint.note + "".join(lines)


def _ask(poll: Poll, witness: Witness, ask: Ask) -> bool:
    checkpoint = Checkpoint.objects.of(poll).order_by("-size").first()
    seen = Checkpoint.objects.of(poll).filter(cosignatures__witness=witness.name).order_by("-size").first()
    if checkpoint is None or checkpoint == seen:
        return False
    tree = Tree(tree_hashes(poll, checkpoint.size))
    old = seen.size if seen else 0
    status, text = ask(witness.address, submission(old, tree.consistency(old), checkpoint.note))
    if status == 409 and text.strip().isdigit() and (old := int(text)) <= checkpoint.size:
        status, text = ask(witness.address, submission(old, tree.consistency(old), checkpoint.note))
    if status != 200:
        log.warning("witness %s answered %s for %s", witness.name, status, poll.election)
        return False
    note = with_signatures(checkpoint.note, [read_signature(line) for line in text.splitlines()])
    return bool(take_note(poll, note))


def _keep(checkpoint: Checkpoint, opened: Note, witnesses: tuple[Key, ...]) -> Iterator[str]:
    known = {(key.name, key.id) for key in witnesses}
    kept = set(checkpoint.cosignatures.values_list("witness", flat=True))
    for signature in opened.signatures:
        if (signature.name, signature.id) in known and signature.name not in kept:
            line = {"line": signature.line, "at": clock.now()}
            Cosignature.objects.create(checkpoint=checkpoint, witness=signature.name, **line)
            kept.add(signature.name)
            yield signature.name
