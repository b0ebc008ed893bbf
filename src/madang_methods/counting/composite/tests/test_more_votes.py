"""What one more vote does: never a worse place, but under some normalisations a worse fate, and here is a town for each."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from madang_methods.counting import (
    Ballot,
    BallotBox,
    CompositeElection,
    CompositeSpec,
    ScoreSheet,
    count_composite,
)

from .towns import NORMALISATIONS, approvals, committee, elections, residents, rule, sheet, specs, town

MANY = settings(max_examples=150, deadline=None)
# What the bus gets depends on the order of the two ahead of it: after the bench 2 are left, after the pool none.
COSTS = {"bench": 2, "pool": 4, "bus": 2}


@pytest.mark.parametrize(
    ("normalisation", "votes", "scores"),
    [
        # bench 30+25=55, pool 15+39=54; with the eleventh vote bench 27.3+25=52.3, pool 13.6+39=52.6
        ("share", {"bench": 6, "pool": 3, "bus": 1}, {"bench": 50, "pool": 78, "bus": 10}),
        ("rate", {"bench": 6, "pool": 3, "bus": 1}, {"bench": 50, "pool": 78, "bus": 10}),
        # bench 37.5+27.5=65, pool 12.5+50=62.5; with 5 votes for the leading bus bench 30+27.5=57.5, pool 10+50=60
        ("max100", {"bench": 3, "pool": 1, "bus": 4}, {"bench": 55, "pool": 100, "bus": 0}),
        # bench 33.3+45=78.3, pool 50+20=70; when the bus passes the bench, the bench has 16.7+45=61.7
        ("rank", {"bench": 2, "pool": 5, "bus": 2}, {"bench": 90, "pool": 40, "bus": 0}),
    ],
)
def test_one_more_vote_can_cost_a_project_its_money(normalisation: str, votes: dict[str, int], scores: dict[str, int]):
    spec = rule(residents(normalisation), committee())

    def funded(votes: dict[str, int]) -> tuple[str, ...]:
        return count_composite(town(COSTS, 4, {"residents": approvals(votes), "committee": sheet(scores)}), spec).funded

    assert funded(votes) == ("bench", "bus")
    assert funded(votes | {"bus": votes["bus"] + 1}) == ("pool",)


def test_with_share_a_further_choice_on_a_ballot_can_hurt_too_but_not_with_rate():
    votes, scores = {"bench": 6, "pool": 3, "bus": 1}, sheet({"bench": 50, "pool": 78, "bus": 10})
    before = {"residents": approvals(votes, empty=1), "committee": scores}
    after = {"residents": approvals(votes | {"bus": 2}), "committee": scores}
    share, rate = rule(residents("share"), committee()), rule(residents("rate"), committee())
    assert "bus" in count_composite(town(COSTS, 4, before), share).funded
    assert "bus" not in count_composite(town(COSTS, 4, after), share).funded
    assert count_composite(town(COSTS, 4, before), rate).funded == count_composite(town(COSTS, 4, after), rate).funded


@MANY
@given(elections(), specs(limited=False), st.data())
def test_one_more_vote_never_worsens_a_place(election: CompositeElection, spec: CompositeSpec, data):
    id = data.draw(st.sampled_from([project.id for project in election.projects]))
    before, after = (count_composite(town, spec).step(id).place for town in (election, with_ballot(election, id)))
    assert after <= before


@MANY
@given(elections(), specs(limited=False, cutoffs=("stop",)), st.data())
def test_where_the_count_stops_and_only_the_budget_binds_one_more_vote_never_hurts(
    election: CompositeElection, spec: CompositeSpec, data
):
    election = replace(election, caps={}, conflicts=())
    for id in count_composite(election, spec).funded:
        assert id in count_composite(with_ballot(election, id), spec).funded


KEPT = st.sampled_from((residents("rate", denominator="panel"), residents("rate", denominator="members")))


@MANY
@given(elections(), specs(), KEPT)
def test_by_people_seated_one_more_ballot_never_hurts(election: CompositeElection, spec: CompositeSpec, voice: Any):
    spec = replace(spec, components=(voice, *spec.components[1:]), guarantees=())
    assume(election.boxes["residents"].votes())
    for id in count_composite(election, spec).funded:
        assert id in count_composite(with_ballot(election, id), spec).funded


@MANY
@given(elections(), specs())
def test_by_ballots_one_more_choice_of_someone_who_voted_never_hurts(election: CompositeElection, spec: CompositeSpec):
    spec = replace(spec, components=(residents("rate"), *spec.components[1:]), guarantees=())
    box = election.boxes["residents"]
    assume(box.votes())
    for id in count_composite(election, spec).funded:
        for ballot in box.ballots:
            if id not in ballot.choices:
                rest = [other for other in box.ballots if other is not ballot]
                rest += [replace(ballot, weight=ballot.weight - 1)] if ballot.weight > 1 else []
                more = BallotBox.of("approval", [*rest, Ballot((*ballot.choices, id))])
                assert id in count_composite(with_box(election, "residents", more), spec).funded


@MANY
@given(elections(), specs())
def test_a_higher_score_never_hurts(election: CompositeElection, spec: CompositeSpec):
    spec = replace(spec, guarantees=())
    scores = election.boxes["committee"]
    for id in count_composite(election, spec).funded:
        for member, marks in scores.scores.items():
            if marks[id] < scores.maximum:
                higher = {**scores.scores, member: {**marks, id: marks[id] + 1}}
                raised = with_box(election, "committee", ScoreSheet(scores.maximum, higher))
                assert id in count_composite(raised, spec).funded


def test_every_normalisation_was_asked():
    assert {name for name, _ in NORMALISATIONS} == {"share", "rate", "max100", "rank"}


def with_ballot(election: CompositeElection, id: str) -> CompositeElection:
    box = election.boxes["residents"]
    return with_box(election, "residents", BallotBox.of("approval", [*box.ballots, Ballot((id,))]))


def with_box(election: CompositeElection, code: str, box: Any) -> CompositeElection:
    return replace(election, boxes={**election.boxes, code: box})
