"""Publish the box with the result: the last line of the board, and everything anyone needs to count again."""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang_methods.sealing.ballots_file import write_ballots
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.kit import Published
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.opening import Reject
from madang_methods.sealing.openings import Machine, Openings
from madang_methods.sealing.tally import tally

from .audit.draw import promised_sample
from .board.batch import append
from .counts import counts_of
from .custody.openings import machines as trustees_machines
from .models import Ballot, Poll, Publication, State
from .withdrawn import file_of_withdrawn


@transaction.atomic
def publish_box(
    poll: Poll,
    *,
    by: Person | None,
    seed: str = "",
    funded: Sequence[str] | None = None,
    machines: Sequence[Machine] = (),
    sample: bytes = b"",
) -> Publication:
    """Freeze what is published, put its digests on the board as the last line, and say so on the record.

    `seed` is that of the count's lot; `funded` the codes that were counted as chosen: refused if the ballots of the
    box give others. `machines` are the digests that the holders of the key found and `sample` what they opened by lot;
    without them, what was brought to the ceremony; without that, this server's own. A promised sample is not left out.
    """
    poll = Poll.objects.select_for_update(of=("self",)).select_related("cycle__government", "track").get(pk=poll.pk)
    require(None if poll.state == State.OPENED else "vote.not_this_step")
    try:
        published = _published(poll, seed, machines, sample)
    except SealError as error:
        raise Refused("vote.cannot_publish", why=str(error)) from error
    require("vote.result_differs" if _other(published.tally, funded) else None)
    texts = {name: getattr(published, name).decode() for name in ("tally", "counts", "openings", "sample")}
    row = Publication.objects.create(poll=poll, at=clock.now(), **texts)
    size = append(poll, [published.entry]).size
    Poll.objects.filter(pk=poll.pk, state=State.OPENED).update(state=State.PUBLISHED)
    digest = hashlib.sha256(published.tally).hexdigest()
    note(poll.cycle.government, poll.subject, "vote.published", by=by, actor="officer", tally=digest, board=size)
    return row


def published_of(poll: Poll) -> Published:
    """What was published, from the tables. SealError or DoesNotExist if it was not."""
    row = Publication.objects.get(poll=poll)
    texts = {name: getattr(row, name).encode() for name in ("tally", "counts", "openings", "sample")}
    gone = file_of_withdrawn(poll)
    return Published(poll.frozen, poll.counted_list.text.encode(), ballots_file(poll), withdrawn=gone, **texts)


def ballots_file(poll: Poll) -> bytes:
    """ballots.pb: all opened ballots, in the order of what they say."""
    manifest = poll.frozen
    rows = Ballot.objects.of(poll).values_list("choices", "points")
    said = (Marks(tuple(choices), tuple(points or ())) for choices, points in rows)
    return write_ballots(manifest, (marks.canonical(manifest.ballot.kind) for marks in said))


def _published(poll: Poll, seed: str, machines: Sequence[Machine], sample: bytes) -> Published:
    manifest, counted, opened = poll.frozen, poll.counted_list.text.encode(), poll.opened_box
    ballots = ballots_file(poll)
    if hashlib.sha256(ballots).hexdigest() != opened.ballots_digest:
        raise SealError("ballots_differ", "These are not the ballots that came out of the box.")
    rejects = [Reject(bytes.fromhex(one["leaf"]), one["code"]) for one in opened.rejects]
    gone = file_of_withdrawn(poll)
    told = tally(manifest, ballots, counted, rejects, seed, gone)
    own = Machine(f"{manifest.election}/server", opened.ballots_digest, hashlib.sha256(told).hexdigest())
    machines = tuple(machines) or trustees_machines(poll) or (own,)
    if {(one.ballots, one.tally) for one in machines} != {(own.ballots, own.tally)}:
        raise SealError("machines_differ", "The holders' machines counted otherwise.")
    openings = Openings(manifest.election, manifest.digest, opened.box_digest, machines)
    sample = sample or promised_sample(poll)
    return Published(manifest, counted, ballots, told, counts_of(poll).encoded, openings.encoded, sample, gone)


def _other(told: bytes, funded: Sequence[str] | None) -> bool:
    """Whether this tally chooses other projects. Where the box is only one voice of several, it chooses none."""
    result = read_canonical(told)["result"]
    return None not in (result, funded) and sorted(result["funded"]) != sorted(funded)
