"""What shares paid for, what they left, and how near the others came: every unit adds up."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import (
    Ballot,
    BallotBox,
    Election,
    ElectionError,
    Project,
    Reason,
    RuleError,
    RuleSpec,
    count,
)
from madang_methods.counting.reasons import effective_support, receipt, unspent
from madang_methods.counting.tests.towns import elections

SHARES = RuleSpec(rule="equal_shares")
# Ten people with ten each. The park's six pay five each; the road's five then hold forty of its forty-five.
BOX = BallotBox.of(
    "approval",
    [Ballot(("park",), weight=4), Ballot(("park", "road"), weight=2), Ballot(("road",), weight=3), Ballot(())],
)
TOWN = Election((Project("park", 30), Project("road", 45), Project("bench", 3)), 100, BOX)


def test_the_road_lacked_five_because_two_of_its_supporters_paid_for_the_park():
    result = count(TOWN, SHARES)
    assert result.funded == ("park",)
    road = effective_support(TOWN, result, "road")
    assert (road.at_first.least, road.at_last.least) == (50, 40)
    assert (road.when_lost, road.lost_to) == (road.at_last, "park")
    assert [(id, paid.least) for id, paid in road.paid] == [("park", 10)]
    assert (road.best, road.rival) == ((Fraction(8, 9), Fraction(8, 9)), "")
    assert road.as_dict()["paid"] == {"park": {"least": "10"}}


def test_at_the_buyers_rate_a_project_that_lost_a_tie_was_all_there():
    """Both have six supporters; the cheaper comes first, and then the hall's cannot pay any more."""
    box = BallotBox.of(
        "approval", [Ballot(("park",), weight=4), Ballot(("park", "hall"), weight=2), Ballot(("hall",), weight=4)]
    )
    town = Election((Project("park", 30), Project("hall", 57)), 100, box)
    hall = effective_support(town, count(town, SHARES), "hall")
    assert (hall.best, hall.rival) == ((1, 1), "park")
    assert (hall.at_first.least, hall.at_last.least) == (60, 50)


def test_the_park_could_have_been_paid_for_twice():
    """Without the park the road is bought for nine each: the park's supporters then hold 4 * 10 + 2 * 1, of 60 before."""
    park = effective_support(TOWN, count(TOWN, SHARES), "park")
    assert (park.at_first.least, park.at_last.least) == (60, 42)
    assert [(id, paid.least) for id, paid in park.paid] == [("road", 18)]
    assert (park.best, park.rival) == ((Fraction(7, 5), Fraction(7, 5)), "")


def test_only_who_has_a_price_in_a_rule_of_shares_has_such_a_standing():
    with pytest.raises(RuleError, match="gave nobody a share"):
        effective_support(TOWN, count(TOWN, RuleSpec()), "road")
    free = replace(TOWN, projects=(*TOWN.projects[:2], Project("bench", 0)))
    with pytest.raises(ValueError, match="bench costs nothing"):
        effective_support(free, count(free, SHARES), "bench")


def test_a_receipt_says_what_a_share_paid_for_and_why_something_is_left():
    both = receipt(BOX, count(TOWN, SHARES), Ballot(("road", "park")))
    assert both.share and both.left
    assert (both.share.least, both.left.least) == (10, 5)
    assert [(line.project, line.paid and line.paid.least, line.reason) for line in both.lines] == [
        ("road", 0, Reason.OUTCOMPETED),
        ("park", 5, Reason.PAID),
    ]
    assert [line.project for line in both.unfunded] == ["road"]
    assert both.as_dict()["projects"][1] == {
        "project": "park",
        "funded": True,
        "reason": "paid",
        "paid": {"least": "5"},
    }


@pytest.mark.parametrize("choices", [("bench",), ("zoo",), ("park", "road", "bench"), ("bench", "road")])
def test_nobody_gets_a_receipt_for_a_ballot_that_was_not_cast(choices: tuple[str, ...]):
    with pytest.raises(ElectionError, match="No such ballot"):
        receipt(BOX, count(TOWN, SHARES), Ballot(choices))


def test_where_nobody_has_a_share_a_receipt_tells_only_what_became_of_the_projects():
    greedy = receipt(BOX, count(TOWN, RuleSpec()), Ballot(("road",)))
    assert (greedy.share, greedy.left, greedy.lines[0].paid, greedy.lines[0].funded) == (None, None, None, True)
    assert greedy.as_dict() == {"projects": [{"project": "road", "funded": True, "reason": "fits"}]}


def test_what_is_left_over_by_whom():
    left = unspent(TOWN, count(TOWN, SHARES))
    assert (left.left.least, left.given.least, left.people, left.nothing_left) == (70, 100, 10, 0)
    assert [left.at_most(Fraction(part, 10)).least for part in (0, 1, 6, 7, 10)] == [5, 5, 5, 10, 10]
    assert left.as_dict()["at_most_by_tenth"]["7"] == {"least": "10"}


@st.composite
def rules(draw: st.DrawFn, kind: str) -> RuleSpec:
    own = {"points": ("points", "points_cost"), "ranking": ("borda",)}.get(kind, ())
    utility = draw(st.sampled_from(("cost", "cardinality", *own)))
    return replace(
        SHARES, utility=utility, count_empty=draw(st.booleans()), topup=draw(st.sampled_from(("none", "votes")))
    )


def around(low: int, high: int, unit: int, amount: Fraction | int) -> bool:
    return Fraction(low, unit) <= amount <= Fraction(high, unit)


@settings(max_examples=150, deadline=None)
@given(elections(), st.data())
def test_every_payment_adds_up(election: Election, data: st.DataObject):
    result = count(election, data.draw(rules(election.ballots.kind)))
    if result.ledger is None:
        return
    box, unit = election.ballots, result.ledger.unit
    receipts: list[Any] = [receipt(box, result, ballot) for ballot in box.ballots]
    for step in result.steps:
        paid = [
            (line.paid, ballot.weight)
            for ballot, one in zip(box.ballots, receipts, strict=True)
            for line in one.lines
            if line.project == step.project
        ]
        low, high = sum(p.low * w for p, w in paid), sum(p.high * w for p, w in paid)
        assert around(low, high, unit, step.facts["cost"] if step.reason is Reason.PAID else 0)
    for one in receipts:
        low, high = sum(line.paid.low for line in one.lines), sum(line.paid.high for line in one.lines)
        assert one.left.low >= 0
        assert one.share.low <= one.left.high + high and one.left.low + low <= one.share.high
    left = unspent(election, result)
    spent = unit * sum(step.facts["cost"] for step in result.steps if step.reason is Reason.PAID)
    assert left.left.low + spent <= left.given.high and left.given.low <= left.left.high + spent


def test_buyers_who_gave_all_they_had_set_no_dearer_rate_for_who_lost():
    """One person, five to give: the bus takes the last three at 3/2 a point, where the lamp of one point would have had 3/2 of 2."""
    projects = (Project("bus", 3), Project("lamp", 2), Project("school", 2), Project("hall", 9))
    box = BallotBox.of("ranking", [Ballot(("school", "hall", "bus", "lamp"))])
    town = Election(projects, 5, box)
    result = count(town, replace(SHARES, utility="borda", per="project"))
    lamp = effective_support(town, result, "lamp")
    assert (result.funded, lamp.rival) == (("school", "bus"), "bus")
    assert lamp.best[0] <= Fraction(3, 4) <= lamp.best[1]


@settings(max_examples=150, deadline=None)
@given(elections(), st.data())
def test_nobody_reached_the_price_of_a_project_that_shares_did_not_buy(election: Election, data: st.DataObject):
    result = count(election, data.draw(rules(election.ballots.kind)))
    for id, step in result.unfunded.items():
        if step.reason in (Reason.OUTCOMPETED, Reason.NEVER_AFFORDABLE):
            support = effective_support(election, result, id)
            assert support.best[0] <= 1 and support.at_last.least < support.cost
            if step.reason is Reason.NEVER_AFFORDABLE:
                assert support.at_first.least < support.cost
            assert step.facts["held_at_end"] <= support.at_last.most
