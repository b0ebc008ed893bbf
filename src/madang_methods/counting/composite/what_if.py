"""What if: a project had more votes, or the rule made the voices comparable in another way."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..ballots import ElectionError
from ..lot import check_seed, draw_lot
from ..result import Result
from .candidate import field_from, tallies_of
from .component import DENOMINATORS, Component, Normalisation
from .count import count_composite
from .election import CompositeElection
from .purse import Terms
from .spec import CompositeSpec
from .walk import barred, walk

# More further ballots than this are not tried.
MOST_VOTES = 2**32


def votes_needed(
    election: CompositeElection, spec: CompositeSpec, project: str, component: str, seed: str = ""
) -> int | None:
    """With how many further ballots in this component, naming it alone, the project would have been funded; None if never.

    Found by counting again: with this number it is funded, with one less it is not. Where one more vote never hurts (see
    normalisation.py) it is therefore the least number; under the other normalisations a smaller one may do too. 0 if it is
    funded anyway. Seats limit the number where the rule divides by members or panel. ElectionError for score sheets.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> voice = Component("residents", ("online",), "approval", 1, "share", "choices", "refuse")
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3)])
    >>> vote = CompositeElection((Project("park", 6), Project("road", 7)), 10, {"residents": box})
    >>> votes_needed(vote, CompositeSpec((voice,), "skip", ("min_cost", "lot")), "road", "residents")
    3
    """
    check_seed(seed, spec)
    voice = spec.component(component)
    if voice.ballot == "scores":
        raise ElectionError(f"{component} has score sheets: more ballots make no sense there.")
    tallies, lot = tallies_of(election, spec), draw_lot(seed, (one.id for one in election.projects))
    terms = Terms.of(election, spec)

    def funded(more: int) -> bool:
        grown = [one.with_more(project, more) if one.component is voice and more else one for one in tallies]
        order = field_from(grown, election, spec, lot).order
        able = [one for one in order if barred(one, terms, election.budget) is None]
        return project in walk(able, terms).grants

    cast = next(one.ballots for one in tallies if one.component is voice)
    seats = election.sizes.get(component, 0) - cast if voice.denominator in ("members", "panel") else MOST_VOTES
    return _least(funded, seats)


def under_each_normalisation(election: CompositeElection, spec: CompositeSpec, seed: str = "") -> Mapping[str, Result]:
    """The same ballots, counted as if the rule made all its ballots comparable by share, rate, max100 or rank.

    Score sheets keep their normalisation. Rate divides by ballots, and is left out if points have no most_points.
    """
    names: tuple[Normalisation, ...] = ("share", "rate", "max100", "rank")
    results: dict[str, Result] = {}
    for name in names:
        if name == "rate" and any(one.ballot == "points" and not one.most_points for one in spec.components):
            continue
        voices = tuple(_renormalised(one, name) for one in spec.components)
        results[name] = count_composite(election, replace(spec, components=voices), seed)
    return results


def _least(funded: Callable[[int], bool], most: int) -> int | None:
    """A number at which it is funded and below which, by one, it is not; found by doubling and halving."""
    if funded(0):
        return 0
    low, high = 0, 1
    while high <= most and not funded(high):
        low, high = high, high * 2
    if high > most:
        if low >= most or not funded(most):
            return None
        high = most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if funded(middle) else (middle, high)
    return high


def _renormalised(voice: Component, name: Normalisation) -> Component:
    if voice.ballot == "scores" or voice.normalisation == name:
        return voice
    points = voice.most_points if name == "rate" else 0
    return replace(voice, normalisation=name, denominator=DENOMINATORS[name][0], most_points=points)
