"""Who may give a part, look at a person's data, hand out codes and check people at the desk: a reason, or None."""

from madang.base.places.models import Government, Tier

from .models import Part, Person, Role

# What each part may give and end. Nobody gives the part of resident: it follows from a proof.
GIVES = {
    Role.OPERATOR: frozenset(Role) - {Role.RESIDENT},
    Role.OFFICER: frozenset(
        {Role.HELPER, Role.REVIEWER, Role.APPROVER, Role.MEMBER, Role.COUNTER, Role.OBSERVER},
    ),
}


def why_not_see_parts(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, Role.OPERATOR, Role.OFFICER, Role.AUDITOR)


def why_not_give_parts(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, *GIVES)


def why_not_grant(person: Person, government: Government, role: str, to: Person) -> str | None:
    if reason := _why_not_over(person, government, role):
        return reason
    if role == Role.ASSESSOR and government.tier != Tier.NATIONAL:
        return "people.assessors_sit_at_the_ministry"
    if person == to:
        return "people.not_to_yourself"
    if to.parts.of(government).current().filter(role=role).exists():
        return "people.already_plays_it"
    return None


def why_not_end(person: Person, part: Part) -> str | None:
    """Anyone may lay down their own part; others end what they may give."""
    if not part.is_current:
        return "people.part_has_ended"
    if person == part.person and part.role != Role.RESIDENT:
        return None
    return _why_not_over(person, part.government, part.role)


def why_not_look(person: Person, government: Government, whose: Person) -> str | None:
    """Looking at an address or at proofs. It is written down, and the person sees who looked."""
    if reason := person.why_not_play(government, Role.OPERATOR, Role.OFFICER, Role.HELPER, Role.AUDITOR):
        return reason
    return None if Person.objects.of(government).filter(pk=whose.pk).exists() else "people.not_known_here"


def why_not_hand_out_codes(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, Role.OFFICER)


def why_not_check_at_desk(person: Person, government: Government, whose: Person | None = None) -> str | None:
    if reason := person.why_not_play(government, Role.OFFICER, Role.HELPER):
        return reason
    return "people.not_to_yourself" if person == whose else None


def why_not_prove(person: Person) -> str | None:
    return None if person.is_authenticated else "people.sign_in_needed"


def _why_not_over(person, government, role) -> str | None:
    if reason := why_not_give_parts(person, government):
        return reason
    if role == Role.RESIDENT:
        return "people.residents_prove_themselves"
    held = person.roles_in(government)
    return None if any(role in GIVES[own] for own in GIVES if own in held) else "people.not_yours_to_give"
