"""Whoever did not vote themselves learns of it. What was chosen, and the number, is in no message."""

from madang.base.notices.actions import announce

from .models import Poll, RollEntry


def tell_in_person(poll: Poll, entry: RollEntry) -> None:
    """That a vote was given in their name at a desk; nothing for whoever has no account."""
    if entry.person_id is None:
        return
    facts = {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
    announce(poll.cycle.government, poll.subject, "vote.in_person", facts, also=[entry.person], followers=False)
