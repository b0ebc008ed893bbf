"""What a project lacked: the least total with which it would have been funded, everything else as it was."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from .candidate import HUNDRED, Candidate
from .purse import Terms
from .walk import Turn, after, grants


def total_needed(
    candidate: Candidate, order: Sequence[Candidate], turns: Mapping[str, Turn], terms: Terms
) -> tuple[Fraction, bool] | None:
    """How much more the total had to be, and whether it had to be more than that; None if no total would have done.

    `order` are the projects that compete, `turns` what became of them. A threshold in a component is not asked about; one on
    the total is.
    """
    if terms.over_ceiling(candidate.project):
        return None
    rivals = [one for one in order if one.id != candidate.id]
    place = _last_place(candidate, rivals, turns, terms)
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


def _last_place(
    candidate: Candidate, rivals: Sequence[Candidate], turns: Mapping[str, Turn], terms: Terms
) -> int | None:
    """The last place among the rivals, at most its own, at which it would have been funded: right before that rival."""
    first = sum(1 for one in rivals if one.track < candidate.track)
    own = sum(1 for one in rivals if one.key() < candidate.key())
    # At its own place it was not funded, if it competed at all.
    last = own - 1 if candidate.id in turns else own
    places = range(last, first - 1, -1)
    if terms.spec.guarantees:
        return next((place for place in places if _walked_at(place, candidate, rivals, terms)), None)
    ends = after(rivals[-1:], turns[rivals[-1].id].before, terms) if rivals else terms.opening
    # It took no money, so before its own place the others' turns are the same with and without it.
    purses = ((place, turns[rivals[place].id].before if place < len(rivals) else ends) for place in places)
    return next((place for place, purse in purses if terms.verdict(purse, candidate.project).granted is not None), None)


def _walked_at(place: int, candidate: Candidate, rivals: Sequence[Candidate], terms: Terms) -> bool:
    return candidate.id in grants((*rivals[:place], candidate, *rivals[place:]), terms)
