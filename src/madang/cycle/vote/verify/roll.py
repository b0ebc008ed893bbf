"""I-1 to I-3: who is marked on the roll as having voted, and the envelopes that are there, are the same number."""

from collections.abc import Iterator

from django.db.models import Count, F, Sum

from madang.cycle.vote.models import Channel, Envelope, EnvelopeState, PaperSheet, Poll, RollEntry, State, Status

from .base import Check, Finding, NotYet, count


def as_many_voters_as_envelopes(poll: Poll) -> Iterator[Finding]:
    """After the unlink the envelopes are gone, and the list of what is counted stands for them."""
    voters = RollEntry.objects.of(poll).filter(status=Status.VOTED_ONLINE).count()
    if _linked(poll):
        envelopes = Envelope.objects.of(poll).current().exclude(entry=None).count()
    else:
        envelopes = poll.counted_list.size - _papers(poll)
    if voters != envelopes:
        yield Finding("voters_differ", {"voters": voters, "envelopes": envelopes})


def one_current_envelope(poll: Poll) -> Iterator[Finding]:
    if not _linked(poll):
        raise NotYet("the names were taken off the envelopes")
    current = Envelope.objects.of(poll).current().exclude(entry=None)
    several = current.values("entry").annotate(n=Count("pk")).filter(n__gt=1).order_by()
    yield from count(several.count(), "several_current")
    yield from count(current.exclude(entry__status=Status.VOTED_ONLINE).count(), "not_marked_on_the_roll")
    yield from count(current.exclude(entry__poll=poll).count(), "entry_of_another_vote")


def as_many_casts_as_envelopes(poll: Poll) -> Iterator[Finding]:
    casts = RollEntry.objects.of(poll).aggregate(sum=Sum("cast_count"))["sum"] or 0
    if _linked(poll):
        envelopes = Envelope.objects.of(poll).exclude(channel=Channel.PAPER, entry=None).count()
    else:
        counted = poll.counted_list
        envelopes = counted.size + counted.superseded + sum(counted.voided.values()) - _papers(poll)
    if casts != envelopes:
        yield Finding("casts_differ", {"casts": casts, "envelopes": envelopes})
    # A project withdrawn after they had voted gave them one more.
    casts_of = RollEntry.objects.of(poll).annotate(more=Count("second_chances"))
    yield from count(casts_of.filter(cast_count__gt=poll.max_casts + F("more")).count(), "cast_too_often")
    unknown = Envelope.objects.of(poll).exclude(state__in=EnvelopeState.values)
    yield from count(unknown.count(), "unknown_state")


def _linked(poll: Poll) -> bool:
    return poll.stage.place < State.UNLINKED.place


def _papers(poll: Poll) -> int:
    return PaperSheet.objects.filter(batch__poll=poll).exclude(leaf="").count()


ROLL = (
    Check("I-1", "As many people are marked as having voted on screen as there are envelopes to count.", as_many_voters_as_envelopes),
    Check("I-2", "Nobody has two envelopes to count, and whoever has one is marked on the roll.", one_current_envelope),
    Check("I-3", "The roll counts as many casts as there are envelopes of every kind.", as_many_casts_as_envelopes),
)  # fmt: skip
