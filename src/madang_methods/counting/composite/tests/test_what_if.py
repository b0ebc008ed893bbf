"""With more votes, or another way to compare: found by counting again, and exactly so."""

import pytest
from hypothesis import assume, given, settings

from madang_methods.counting import CompositeElection, CompositeSpec, ElectionError, count_composite
from madang_methods.counting.composite.what_if import under_each_normalisation, votes_needed

from .test_more_votes import with_box
from .towns import Ballot, BallotBox, approvals, committee, elections, residents, rule, sheet, specs, town

FEW = settings(max_examples=50, deadline=None)


def with_ballots(election: CompositeElection, id: str, times: int) -> CompositeElection:
    box = election.boxes["residents"]
    more = [Ballot((id,), weight=times)] if times else []
    return with_box(election, "residents", BallotBox.of("approval", [*box.ballots, *more]))


@FEW
@given(elections(), specs())
def test_votes_needed_is_found_by_the_count_itself(election: CompositeElection, spec: CompositeSpec):
    for id in count_composite(election, spec).order:
        needed = votes_needed(election, spec, id, "residents")
        if needed is None:
            assert id not in count_composite(election, spec).funded
            continue
        assert id in count_composite(with_ballots(election, id, needed), spec).funded
        if needed:
            assert id not in count_composite(with_ballots(election, id, needed - 1), spec).funded


@FEW
@given(elections(), specs(limited=False))
def test_among_people_seated_it_is_the_least_number(election: CompositeElection, spec: CompositeSpec):
    spec = CompositeSpec((residents("rate", denominator="panel"), *spec.components[1:]), spec.cutoff, spec.ties)
    assume(election.boxes["residents"].votes())
    free = election.sizes["residents"] - len(election.boxes["residents"])
    for id in count_composite(election, spec).unfunded:
        tries = range(free + 1)
        least = next((n for n in tries if id in count_composite(with_ballots(election, id, n), spec).funded), None)
        assert votes_needed(election, spec, id, "residents") == least


def test_more_ballots_make_no_sense_on_score_sheets():
    election = town({"park": 5}, 5, {"committee": sheet({"park": 5})})
    with pytest.raises(ElectionError, match="committee has score sheets"):
        votes_needed(election, rule(committee()), "park", "committee")


def test_who_wins_under_each_way_to_compare():
    votes, scores = {"park": 30, "pool": 20, "bench": 50}, sheet({"park": 65, "pool": 80, "bench": 10})
    election = town({"park": 9, "pool": 9, "bench": 9}, 9, {"residents": approvals(votes), "committee": scores})
    results = under_each_normalisation(election, rule(residents("share"), committee()))
    assert {name: result.funded for name, result in results.items()} == {
        "share": ("pool",), "rate": ("pool",), "max100": ("park",), "rank": ("park",),
    }  # fmt: skip
    assert results["share"] == count_composite(election, rule(residents("share"), committee()))
