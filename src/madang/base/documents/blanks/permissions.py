"""Who may keep a form and put it away: officers of the government."""

from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Blank


def why_not_keep(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, Role.OFFICER)


def why_not_retire(person: Person, blank: Blank) -> str | None:
    if reason := why_not_keep(person, blank.government):
        return reason
    return "documents.put_away_already" if blank.retired_at else None
