"""How an act about a body is written down, and how those it concerns are told."""

from collections.abc import Iterable

from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.record.actions import note

from ..models import Body


def note_about(body: Body, event: str, by: Person | None, subject: str = "", actor: str = "officer", **facts) -> None:
    """An entry on the body's page, or on another thing's that it concerns. No names of people."""
    facts = {"body": body.pk, "name": body.name, "year": body.year} | facts
    note(body.government, subject or body.subject, f"convene.{event}", by=by, actor=actor, **facts)


def tell(body: Body, event: str, people: Iterable[Person | None], *, subject: str = "", **facts) -> None:
    """Followers of the body and these people; only the people where it is a private matter with a subject of its own."""
    facts = {"body": body.pk, "name": body.name, "year": body.year} | facts
    known = [person for person in people if person]
    announce(body.government, subject or body.subject, f"convene.{event}", facts, also=known, followers=not subject)
