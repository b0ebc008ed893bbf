"""Which of the trustees' machines say the same."""

from itertools import combinations

from ..models import MachineOpening, Poll

NEEDED = 2  # machines of different holders, whatever the quorum of shares


def last_openings(poll: Poll) -> list[MachineOpening]:
    """The last one of each holder, in the order they came."""
    last = {one.holder: one for one in MachineOpening.objects.of(poll)}
    return sorted(last.values(), key=lambda one: one.pk)


def agreeing(poll: Poll) -> list[MachineOpening]:
    """The openings of the holders who found the same, if they are at least two and no other two found something else."""
    groups: dict[tuple[str, str], list[MachineOpening]] = {}
    for one in last_openings(poll):
        groups.setdefault(one.found, []).append(one)
    enough = [group for group in groups.values() if len(group) >= NEEDED]
    return enough[0] if len(enough) == 1 else []


def differing(poll: Poll) -> list[tuple[MachineOpening, MachineOpening]]:
    """Pairs of holders who found different things."""
    return [pair for pair in combinations(last_openings(poll), 2) if pair[0].found != pair[1].found]


def promised_seed(poll: Poll) -> str | None:
    """The seed by which the trustees' machines counted; the count must take the same, or no digest is equal."""
    agreed = agreeing(poll)
    return agreed[0].seed if agreed else None
