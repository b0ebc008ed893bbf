"""Whoever did not vote themselves learns of it. What was chosen, and the number, is in no message."""

from madang.base.notices.actions import announce
from madang.base.people.models import Person

from .models import Poll, RollEntry


def tell_cast(poll: Poll, entry: RollEntry, changed: bool, person: Person | None = None) -> None:
    """To the account of this line that a vote was sent in its name; nothing for whoever has no account."""
    person = person or entry.person
    if person:
        event = {True: "vote.changed", False: "vote.voted"}[changed]
        announce(poll.cycle.government, poll.subject, event, _facts(poll), also=[person], followers=False)


def tell_earlier_casts(entry: RollEntry) -> None:
    """An account that takes a line learns of every vote that was sent by letter before: as many notices as casts (I-4)."""
    if not entry.in_person:
        for earlier in range(entry.cast_count):
            tell_cast(entry.poll, entry, earlier > 0)


def tell_in_person(poll: Poll, entry: RollEntry) -> None:
    """That a vote was given in their name at a desk; nothing for whoever has no account."""
    if entry.person_id is None:
        return
    announce(poll.cycle.government, poll.subject, "vote.in_person", _facts(poll), also=[entry.person], followers=False)


def _facts(poll: Poll) -> dict:
    return {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
