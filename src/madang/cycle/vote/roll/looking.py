"""Look somebody up on the roll at the desk. Every look is written down, with its reason and who looked."""

from datetime import date

from madang.base.people.looks import Why
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from ..models import IdentifierKind, Poll, RollEntry, RollIdentifier
from .hashing import Hasher
from .permissions import why_not_keep_roll


def look_up(poll: Poll, name: str, born: date, why: Why, *, by: Person) -> list[RollEntry]:
    """Entries of this name and birth date: none, one, or several namesakes. Noted before anything is shown."""
    require(why_not_keep_roll(by, poll))
    mark = Hasher(poll).person(name, born)
    found = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.PERSON, hmac=mark)
    entries = list(
        RollEntry.objects.filter(pk__in=found.values("entry")).select_related("area", "poll").order_by("number")
    )
    facts = {"why": Why(why).value, "found": len(entries)}
    note(poll.cycle.government, poll.subject, "vote.roll_looked", by=by, actor="officer", public=False, **facts)
    return entries
