"""Why somebody may not keep the ledger, ask for money, write down the council or freeze the statement: a code, or None."""

from madang.base.people.models import Person, Role
from madang.base.places.models import Government


def why_not_keep_books(person: Person, government: Government) -> str | None:
    """The budget office's work: lines, requests, bills, decisions."""
    if not person.is_authenticated:
        return "budget.officers_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "budget.officers_only" if reason == "people.not_your_part" else reason
