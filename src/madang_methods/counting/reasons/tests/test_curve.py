"""The outcome by size of share: who enters, who leaves again, and where the completion ends."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, Project, RuleError, RuleSpec, count
from madang_methods.counting.reasons import endowment_curve
from madang_methods.counting.tests.towns import elections

SHARES = RuleSpec(rule="equal_shares", completion=Completion())
BOX = BallotBox.of("approval", [Ballot(("park",), weight=6), Ballot(("road",), weight=4)])
TOWN = Election((Project("park", 60), Project("road", 52)), 100, BOX)


def test_the_road_enters_when_everybody_has_three_more_and_then_all_costs_too_much():
    curve = endowment_curve(TOWN, SHARES)
    first, last = curve.stretches
    assert curve.share == Fraction(10)
    assert (first.first, first.last, first.funded, first.cost, first.over) == (0, 2, ("park",), 60, False)
    assert (last.first, last.last, last.more, last.cost, last.over) == (3, 3, 3, 112, True)
    assert (last.enters, last.leaves) == ({"road"}, frozenset())
    assert curve.enters("road") == last
    assert curve.enters("bench") is None


def test_without_a_completion_the_steps_are_whole_money():
    assert endowment_curve(replace(TOWN, exponent=0), replace(SHARES, completion=None)).last == 3
    assert endowment_curve(TOWN, SHARES, steps=1).last == 1


def test_only_shares_have_a_curve():
    with pytest.raises(RuleError, match="gives nobody a share"):
        endowment_curve(TOWN, RuleSpec())


def test_who_enters_may_leave_again():
    """With two more c is bought; with three more a and b are bought first; with four there is enough for all."""
    box = BallotBox.of(
        "approval", [Ballot(("a", "b"), weight=2), Ballot(("b", "c"), weight=2), Ballot(("c",), weight=2)]
    )
    town = Election((Project("a", 5), Project("b", 17), Project("c", 19)), 21, box)
    curve = endowment_curve(town, RuleSpec(rule="equal_shares", utility="cardinality"), steps=12)
    assert curve.comings_and_goings("c") == ((2, 2), (4, 12))
    assert [(stretch.funded, sorted(stretch.leaves)) for stretch in curve.stretches] == [
        (("a",), []),
        (("a", "c"), []),
        (("a", "b"), ["c"]),
        (("a", "b", "c"), []),
    ]


@settings(max_examples=80, deadline=None)
@given(elections(), st.sampled_from(("cost", "cardinality")), st.sampled_from(("exact", "floor")), st.integers(1, 3))
def test_every_step_is_what_a_count_with_this_share_says(election: Election, utility, start, increment: int):
    """A count whose completion stops exactly there funds what the curve says; the completion itself is on the curve."""
    completion = Completion(start=start, increment=increment)
    spec = replace(SHARES, utility=utility, completion=completion)
    curve = endowment_curve(election, spec)
    inside = [stretch for stretch in curve.stretches if not stretch.over]
    result = count(election, spec)
    if inside and not all(step.funded or step.reason in ("no_votes", "over_budget") for step in result.steps):
        assert frozenset(result.funded) == frozenset(inside[-1].funded)
    assert [stretch.first for stretch in curve.stretches[1:]] == [stretch.last + 1 for stretch in curve.stretches[:-1]]
    slow = endowment_curve(election, spec, steps=curve.last)
    assert slow == curve
