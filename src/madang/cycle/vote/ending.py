"""The last two steps: a result that nobody may contest any more, and then the destruction of what could still tell."""

from django.db.models import Q

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require

from . import keys
from .clearing import DONE, TRACES
from .models import CensusLine, Poll, Purging, Purpose, RollChange, RollEntry, RollIdentifier, State
from .moving import move, tell

NOT_THERE = "was not there"
# The keys that sign board and receipts stay: whoever holds a receipt may want it checked in ten years.
SECRETS = (Purpose.ELECTION, keys.PEPPER, keys.OPENED, TRACES)


def end(poll: Poll, by: Person, _moment) -> None:
    """The time for objections is over: no envelope is shown to anybody any more, the result stays."""
    move(poll, State.FINAL)
    tell(poll, "vote.final", by, tally=poll.publication.tally_digest)


def purge(poll: Poll, by: Person, _moment) -> None:
    """Rows first, in one transaction: nobody can be found on the roll any more, its numbers stay."""
    identifiers, _ = RollIdentifier.objects.of(poll).delete()
    CensusLine.objects.filter(census__poll=poll).delete()
    RollChange.objects.of(poll).exclude(hmac="").update(hmac="")
    people = RollEntry.objects.of(poll).filter(Q(person__isnull=False) | Q(number__isnull=False))
    named = people.update(person=None, number=None)
    Purging.objects.create(poll=poll, identifiers=identifiers, people=named, at=clock.now())
    move(poll, State.PURGED)
    tell(poll, "vote.purged", by, identifiers=identifiers, people=named)


def destroy_secrets(poll: Poll) -> Purging:
    """Then the files, each flagged; asked again, it goes on at the first that is still there."""
    require(None if poll.state == State.PURGED else "vote.not_this_step")
    purging = Purging.objects.get(poll=poll)
    before = dict(purging.done)
    for name in map(str, SECRETS):
        there = keys.has(poll, name)
        keys.destroy(poll, name)
        if there or name not in purging.done:
            purging.done[name] = DONE if there else NOT_THERE
        purging.save(update_fields=["done"])
    if purging.done != before:
        tell(poll, "vote.secrets_destroyed", None, files=purging.done)
    return purging


def what_is_left(poll: Poll) -> list[str]:
    """Names of secrets that are still on the shelf. Empty after a purge."""
    return [str(name) for name in SECRETS if keys.has(poll, name)]
