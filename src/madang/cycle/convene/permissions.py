"""Why somebody may not make bodies, apply, seat, draw or judge: one code, or None."""

from madang.base.people.models import Person

from .models import Body, Interest


def is_recused(person: Person, body: Body, subject: str) -> bool:
    """Whether they must not judge this here. An interest declared on one body holds on every body of the government."""
    interests = Interest.objects.of(body.government).standing()
    return interests.filter(member__person=person, subject=subject).exists()
