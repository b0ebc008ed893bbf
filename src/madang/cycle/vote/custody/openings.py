"""What the trustees' machines found in the box: taken only if it fits the box, believed only if two say the same."""

import hashlib

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.ballots_file import read_ballots
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.opening import Opening, Reject
from madang_methods.sealing.openings import Machine
from madang_methods.sealing.tally import tally

from .. import keys
from ..models import MachineOpening, Poll
from ..moving import tell
from ..withdrawn import file_of_withdrawn
from .agreement import agreeing, last_openings
from .permissions import why_not_bring_opening

_FILES = ("ballots", "tally")


@transaction.atomic
def bring_opening(poll: Poll, holder: str, ballots: bytes, told: bytes, *, by: Person) -> MachineOpening:
    """One holder's ballots.pb and tally.json. Refused if they are not of this box; a difference is written down by name.

    The files wait on the shelf beside the keys, not in the database, until two people have opened the box.
    """
    poll = Poll.objects.select_for_update(of=("self",)).select_related("cycle__government", "track").get(pk=poll.pk)
    require(why_not_bring_opening(by, poll))
    require(None if holder in poll.frozen.custody.holders else "vote.no_holder")
    seed = _seed_of_fitting(poll, ballots, told)
    for name, data in zip(_FILES, (ballots, told), strict=True):
        keys.keep(poll, _on_shelf(name, _digest(data)), data)
    made = MachineOpening.objects.create(
        poll=poll, holder=holder, ballots_digest=_digest(ballots), tally_digest=_digest(told), seed=seed, by=by,
        at=clock.now(),
    )  # fmt: skip
    others = [one.holder for one in last_openings(poll) if one.found != made.found]
    facts = {"holder": holder, "ballots": made.ballots_digest, "tally": made.tally_digest}
    tell(poll, "vote.opening_brought", by, **facts, differs_from=others)
    return made


def agreed_opening(poll: Poll, box: str) -> Opening:
    """What two machines agree on, from the files on the shelf. Which envelope held what stays with the holders."""
    agreed = agreeing(poll)
    require(None if agreed else "vote.openings_missing")
    ballots, told = (
        keys.read(poll, _on_shelf(name, found)) for name, found in zip(_FILES, agreed[0].found, strict=True)
    )
    manifest = poll.frozen
    marks = read_ballots(manifest, ballots)
    rejects = tuple(Reject(bytes.fromhex(one["leaf"]), one["code"]) for one in read_canonical(told)["rejects"])
    return Opening(box, tuple(one.canonical(manifest.ballot.kind) for one in marks), rejects, {})


def machines(poll: Poll) -> tuple[Machine, ...]:
    """For openings.json. Nothing where the server opened the box itself."""
    return tuple(Machine(one.holder, one.ballots_digest, one.tally_digest) for one in agreeing(poll))


def _seed_of_fitting(poll: Poll, ballots: bytes, told: bytes) -> str:
    """The tally's seed. Refused unless exactly this tally follows from these ballots and every envelope is in it."""
    counted, manifest = poll.counted_list, poll.frozen
    try:
        said = read_canonical(told)
        rejects = [Reject(bytes.fromhex(one["leaf"]), one["code"]) for one in said["rejects"]]
        number, seed = len(read_ballots(manifest, ballots)), said["seed"]
        again = tally(manifest, ballots, counted.text.encode(), rejects, seed, file_of_withdrawn(poll))
    except SealError as error:
        raise Refused("vote.opening_wrong", what=error.code) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("vote.opening_wrong", what="unreadable") from error
    leaves = set(counted.text.split())
    if number + len(rejects) != counted.size or not {one.leaf.hex() for one in rejects} <= leaves:
        raise Refused("vote.opening_wrong", what="size")
    require(None if again == told else "vote.opening_wrong", what="tally")
    return seed


def _on_shelf(name: str, digest: str) -> str:
    return f"{name}-{digest}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
