"""Make the numbers of different components comparable: each becomes a part from 0 to 1.

    share   votes / all votes in the component (득표수 ÷ 총득표수): the parts of all projects sum to 1, so a component in
            which many projects are popular has a flatter voice
    rate    votes / ballots (or / people seated): how much of the voters supported it
    max100  votes / most votes (득표수 ÷ 최다득표수 × 100): the leader of each component has the whole weight
    rank    points by place: of m projects the first has m/m, the second (m-1)/m, …; equal projects share the better place,
            and who got nothing has no place and no points
    score   mean of the sheet's scores / its highest score

They rank projects differently, so a rule must name one.

What one more vote does. Under every one of them a further vote raises (or leaves) that project's own part and raises no
other's, so it never falls behind a project it was ahead of, and where the count stops at the first that does not fit, and
there are neither ceilings, conflicts, reductions nor guarantees, it can never hurt. Where the count skips what does not fit,
more is asked: that the *others* keep their order among themselves, since their order decides what money is left at its turn.
    kept      score (a higher score); rate by members or panel; rate by ballots, if a person who voted adds a choice
    not kept  share, max100 and rank, and rate by ballots if a further ballot is cast: the parts of the others shrink by
              different amounts, so with other components in the sum two of them can change places ahead of it. Then the
              dearer one may be funded now, and the project with one more vote find too little money left
tests/test_more_votes.py has a town for each.
"""

from collections.abc import Mapping
from fractions import Fraction

from ..ballots import ElectionError
from .component import Component
from .tally import Tally

NOTHING = Fraction(0)


def parts(tally: Tally, seated: Mapping[str, int]) -> dict[str, Fraction]:
    """Each project's part. `seated` are the sizes of bodies, for rates by members or panel."""
    by = divisor(tally, seated)
    if tally.component.normalisation == "rank":
        places = places_of(tally)
        return {id: (by - place + 1) / by if tally.raw[id] else NOTHING for id, place in places.items()}
    if not by:
        return dict.fromkeys(tally.raw, NOTHING)
    found = {id: raw / by for id, raw in tally.raw.items()}
    most = max(found, key=found.__getitem__, default="")
    if most and found[most] > 1:
        raise ElectionError(
            f"Project {most} has more in {tally.component.code} than its {tally.component.denominator} allow."
        )
    return found


def divisor(tally: Tally, seated: Mapping[str, int]) -> Fraction:
    """What the raw numbers are divided by; 0 if there is nothing to divide."""
    component, raw = tally.component, tally.raw
    if component.normalisation == "rate":
        people = tally.ballots if component.denominator == "ballots" else _seated(tally, seated)
        return Fraction(people * tally.top)
    if component.normalisation == "share":
        return sum(raw.values(), NOTHING)
    if component.normalisation == "max100":
        return max(raw.values(), default=NOTHING)
    return Fraction(len(raw) if component.normalisation == "rank" else tally.top)


def places_of(tally: Tally) -> dict[str, int]:
    """Each project's place in the component: 1 + how many have a higher raw number."""
    ordered = sorted(tally.raw.values(), reverse=True)
    first = {raw: place for place, raw in reversed(list(enumerate(ordered, 1)))}
    return {id: first[raw] for id, raw in tally.raw.items()}


def _seated(tally: Tally, seated: Mapping[str, int]) -> int:
    component: Component = tally.component
    if component.code not in seated:
        raise ElectionError(
            f"The rule divides {component.code} by its {component.denominator}, but the size is not given."
        )
    if seated[component.code] < tally.ballots:
        raise ElectionError(f"{component.code} seats {seated[component.code]} people but cast {tally.ballots} ballots.")
    return seated[component.code]
