"""The audit by lot: randomness is named before the freeze, and when it is known it says which envelopes are opened."""

from datetime import datetime

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.envelope import commitment
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.opening import read_counted, read_opened
from madang_methods.sealing.openings import sample_file
from madang_methods.sealing.receipts import receipt_number
from madang_methods.sealing.sampling import draw, sample_size, seed_of

from .. import keys
from ..models import Audit, BoardLeaf, BoxEnvelope, Checkpoint, Custody, Poll
from ..moving import tell
from .permissions import why_not_announce, why_not_bring_sample, why_not_draw


@transaction.atomic
def announce_audit(poll: Poll, source: str, known_at: datetime, *, by: Person) -> Audit:
    """Name public randomness that nobody can know yet. May be named anew until the freeze puts it on the board."""
    poll = _locked(poll)
    require(why_not_announce(by, poll))
    require(None if known_at > clock.now() else "vote.audit_known")
    audit, _ = Audit.objects.update_or_create(
        poll=poll, defaults={"source": " ".join(source.split()), "known_at": known_at, "by": by}
    )
    tell(poll, "vote.audit_announced", by, source=audit.source, known_at=known_at.isoformat())
    return audit


@transaction.atomic
def draw_sample(poll: Poll, beacon: str, dice: str, *, by: Person) -> Audit:
    """The value and the dice, once. Where the server opened the box the drawn envelopes are opened at once."""
    poll = _locked(poll)
    require(why_not_draw(by, poll))
    audit = poll.audit
    audit.beacon, audit.dice, audit.drawn_at = " ".join(beacon.split()), " ".join(dice.split()), clock.now()
    if poll.custody == Custody.SERVER:
        opened = read_opened(keys.read(poll, keys.OPENED))
        number = size_of(poll)
        audit.sample = sample_file(root_at_freeze(poll), audit.told, audit.dice, opened, number).decode()
    audit.save()
    tell(poll, "vote.audit_drawn", by, beacon=audit.beacon, dice=audit.dice, envelopes=size_of(poll))
    return audit


@transaction.atomic
def bring_sample(poll: Poll, data: bytes, *, by: Person) -> Audit:
    """sample.json of a trustee. Refused unless it is exactly the drawn envelopes, each as it was committed to."""
    poll = _locked(poll)
    require(why_not_bring_sample(by, poll))
    audit = poll.audit
    try:
        _check(poll, audit, data)
    except SealError as error:
        raise Refused("vote.sample_wrong", what=error.code) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Refused("vote.sample_wrong", what="unreadable") from error
    audit.sample = data.decode()
    audit.save(update_fields=["sample"])
    tell(poll, "vote.sample_brought", by, envelopes=size_of(poll))
    return audit


def promised_sample(poll: Poll) -> bytes:
    """sample.json. Refused if the lot was announced and is not drawn and opened yet; nothing if none was announced."""
    audit = Audit.objects.of(poll).first()
    require("vote.audit_missing" if audit and not audit.sample else None)
    return audit.sample.encode() if audit else b""


def drawn(poll: Poll, audit: Audit) -> list[bytes]:
    """The leaves that the lot draws from counted.txt."""
    leaves = _that_opened(poll)
    return draw(seed_of(root_at_freeze(poll), audit.told, audit.dice), leaves, _size(len(leaves)))


def numbers_drawn(poll: Poll, audit: Audit) -> list[str]:
    return [receipt_number(leaf) for leaf in drawn(poll, audit)]


def size_of(poll: Poll) -> int:
    """How many are opened; none out of none."""
    return _size(len(_that_opened(poll)))


def root_at_freeze(poll: Poll) -> bytes:
    """The board's root signed with the list of what is counted as its last line."""
    line = BoardLeaf.objects.of(poll).filter(data__contains='"t":"freeze"').latest("seq")
    return bytes.fromhex(Checkpoint.objects.of(poll).get(size=line.seq + 1).root)


def _size(envelopes: int) -> int:
    return min(envelopes, sample_size(envelopes))


def _that_opened(poll: Poll) -> list[bytes]:
    """What was counted, without what nobody could open: that is an incident of its own."""
    rejected = {one["leaf"] for one in poll.opened_box.rejects}
    return [leaf for leaf in read_counted(poll.counted_list.text.encode()) if leaf.hex() not in rejected]


def _check(poll: Poll, audit: Audit, data: bytes) -> None:
    told = read_canonical(data)
    said = (told["v"], told["root"], told["beacon"], told["dice"])
    if said != (1, root_at_freeze(poll).hex(), audit.told, audit.dice) or len(told) != 5:
        raise SealError("other_draw", "This sample was drawn by other words.")
    if [one["leaf"] for one in told["opened"]] != [leaf.hex() for leaf in drawn(poll, audit)]:
        raise SealError("not_drawn", "These are not the envelopes that were drawn.")
    lines = dict(
        BoxEnvelope.objects.of(poll)
        .filter(leaf__in=[one["leaf"] for one in told["opened"]])
        .values_list("leaf", "data")
    )
    for one in told["opened"]:
        c = commitment(poll.election, bytes.fromhex(one["r"]), one["ballot"].encode())
        if read_canonical(lines[one["leaf"]].encode())["c"] != c:
            raise SealError("not_committed", "An envelope does not hold what it was committed to.")


def _locked(poll: Poll) -> Poll:
    rows = Poll.objects.select_for_update(of=("self",)).select_related("cycle__government", "track")
    return rows.get(pk=poll.pk)
