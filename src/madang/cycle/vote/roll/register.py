"""Who lives here by this site's own proofs, and of them who is known not to vote: too young, or an official of this government."""

from madang.base.people.models import IdentityProof, Part, Role
from madang.cycle.plan.models import Stage

from ..models import Poll

OFFICIALS = (Role.OFFICER, Role.REVIEWER, Role.APPROVER, Role.OPERATOR)


def known_not_to_vote(poll: Poll) -> set[int]:
    """Primary keys of people. Birth is known by year only, so whoever turns the age in that year may vote."""
    government, track = poll.cycle.government, poll.track
    parts = Part.objects.of(government).current().filter(role__in=OFFICIALS)
    out = set() if track.officials_may_vote else set(parts.values_list("person_id", flat=True))
    if track.voter_age:
        latest = poll.cycle.window(Stage.VOTE).closes_at.year - track.voter_age
        young = IdentityProof.objects.of(government).current().filter(birth_year__gt=latest)
        out |= set(young.values_list("person_id", flat=True))
    return out
