"""What a project lacked: the least total with which it would have been funded, everything else as it was."""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from .candidate import HUNDRED, Candidate
from .guarantees import Guarantees
from .purse import Terms
from .walk import Walk, walk


def total_needed(
    candidate: Candidate, order: Sequence[Candidate], walked: Walk, terms: Terms
) -> tuple[Fraction, bool] | None:
    """How much more the total had to be, and whether it had to be more than that; None if no total would have done.

    `order` are the projects that compete, `walked` what became of them. A threshold in a component is not asked about; one
    on the total is.
    """
    if terms.over_ceiling(candidate.project):
        return None
    rivals = [one for one in order if one.id != candidate.id]
    place = _last_place(candidate, rivals, walked, terms)
    if place is None:
        return None
    least, more = max(Fraction(terms.spec.min_total) - candidate.total, Fraction(0)), False
    rival = rivals[place] if place < len(rivals) else None
    if rival and rival.track == candidate.track:
        level = rival.total - candidate.total
        least, more = max(level, least), level >= least and candidate.ties > rival.ties
    elif not least and not candidate.total:
        more = True
    reached = candidate.total + least
    return (least, more) if reached < HUNDRED or (reached == HUNDRED and not more) else None


def _last_place(candidate: Candidate, rivals: Sequence[Candidate], walked: Walk, terms: Terms) -> int | None:
    """The last place among the rivals, at most its own, at which it would have been funded: right before that rival."""
    first = bisect_left(rivals, candidate.track, key=lambda one: one.track)
    own = bisect_left(rivals, candidate.key(), key=Candidate.key)
    # At its own place it was not funded, if it competed at all.
    last = own - 1 if candidate.id in walked.turns else own
    if walked.guarantees is None:
        return _in_the_order(candidate, rivals, range(last, first - 1, -1), walked, terms)
    if candidate.id not in walked.turns:
        walked = walk((*rivals[:own], candidate, *rivals[own:]), terms)
        if candidate.id in walked.grants:
            return own
        last = own - 1
    return _with_guarantees(candidate, rivals, range(last, first - 1, -1), walked, terms)


def _in_the_order(
    candidate: Candidate, rivals: Sequence[Candidate], places: range, walked: Walk, terms: Terms
) -> int | None:
    """It took no money, so before its own place the others' turns are the same with and without it."""
    turns = walked.turns
    if candidate.id in turns:
        purse = turns[candidate.id].before
    else:
        purse = turns[rivals[places.start].id].before if places.start < len(rivals) else walked.end
    for place in places:
        # A rival that was funded for a guarantee has no turn here: the next one's purse is still the one.
        if place < len(rivals) and not turns[rivals[place].id].first:
            purse = turns[rivals[place].id].before
        if terms.verdict(purse, candidate.project).granted is not None:
            return place
    return None


def _with_guarantees(
    candidate: Candidate, rivals: Sequence[Candidate], places: range, walked: Walk, terms: Terms
) -> int | None:
    """It is taken in a round in which it may be, if it stands before the one that was; or later, in the general order."""
    guarantees = walked.guarantees or Guarantees((), terms)
    at = {one.id: place for place, one in enumerate(rivals)}
    taken = [at[one.candidate.id] for one in walked.first if guarantees.after(candidate, one.round)]
    found = [min(place, places.start) for place in taken if place >= places.stop + 1]
    general = _in_the_order(candidate, rivals, places, walked, terms)
    place = max([*found, *([] if general is None else [general])], default=None)
    if guarantees.independent():
        return place
    # Its own place can change in which order groups are promised something: count again to be sure.
    if (
        place is not None
        and _funded_at(place, candidate, rivals, terms)
        and not (place < places.start and _funded_at(place + 1, candidate, rivals, terms))
    ):
        return place
    return next((one for one in places if _funded_at(one, candidate, rivals, terms)), None)


def _funded_at(place: int, candidate: Candidate, rivals: Sequence[Candidate], terms: Terms) -> bool:
    return candidate.id in walk((*rivals[:place], candidate, *rivals[place:]), terms).grants
