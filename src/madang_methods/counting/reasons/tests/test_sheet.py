"""The same ballots under several rules: who enters, who leaves, who gains."""

from fractions import Fraction

from hypothesis import given, settings

from madang_methods.counting import Ballot, BallotBox, Election, Project, RuleSpec, count
from madang_methods.counting.reasons import Shift, sheet
from madang_methods.counting.tests.towns import elections, specs

BOX = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road", "bench"), weight=3), Ballot(())])
TOWN = Election((Project("park", 6), Project("road", 7), Project("bench", 3)), 10, BOX)
TWO = {"skip": RuleSpec(), "at least four": RuleSpec(min_score=4)}


def test_three_people_lose_their_bench_when_four_votes_are_asked_for():
    told = sheet(TOWN, TWO)
    skip, four = told.columns
    assert (skip.funded, four.funded) == (("park", "bench"), ("park",))
    assert (skip.enters, skip.leaves, four.enters, four.leaves) == ((), (), (), ("bench",))
    assert four.shift == Shift(better=0, worse=3, same=6, richer=0, poorer=3)
    assert (told.always, told.sometimes) == ({"park"}, {"bench"})


def test_people_with_nothing_include_those_who_asked_for_nothing():
    told = sheet(TOWN, TWO)
    skip, four = told.columns
    assert (told.share_without(skip), told.share_without(four)) == (Fraction(1, 9), Fraction(4, 9))
    assert (told.own_each(skip), told.own_each(four)) == (Fraction(8, 9), Fraction(5, 9))


def test_zero_points_ask_for_nothing():
    box = BallotBox.of("points", [Ballot(("park", "road"), (2, 0)), Ballot(("road",), (0,))])
    told = sheet(Election(TOWN.projects, 20, box), {"greedy": RuleSpec()})
    assert (told.columns[0].own, told.columns[0].without) == (1, 1)


def test_who_gains_is_told_by_district_where_it_is_known():
    ballots = [Ballot(("park",), weight=5, district="east"), Ballot(("bench",), weight=3, district="west")]
    told = sheet(Election(TOWN.projects, 10, BallotBox.of("approval", ballots)), TWO)
    assert told.columns[1].by_district == (("east", Shift(0, 0, 5, 0, 0)), ("west", Shift(0, 3, 0, 0, 3)))
    assert told.as_dict()["columns"][1]["by_district"]["west"]["worse"] == 3


def test_one_json_object():
    told = sheet(TOWN, TWO).as_dict()
    assert told["columns"][1] == {
        "name": "at least four",
        "rule": TWO["at least four"].digest,
        "spent": 6,
        "without": 4,
        "own": 5,
        "funded": ["park"],
        "enters": [],
        "leaves": ["bench"],
        "against_first": {"better": 0, "worse": 3, "same": 6, "richer": 0, "poorer": 3},
    }


@settings(max_examples=60, deadline=None)
@given(elections(), specs(), specs())
def test_the_sheet_says_what_the_counts_say(election: Election, one: RuleSpec, other: RuleSpec):
    told = sheet(election, {"one": one, "other": other})
    for column, spec in zip(told.columns, (one, other), strict=True):
        result = count(election, spec)
        assert (column.funded, column.spent) == (result.funded, result.spent)
        assert set(column.funded) == (set(told.columns[0].funded) | set(column.enters)) - set(column.leaves)
        assert column.own == sum(election.ballots.votes()[id] for id in result.funded)
        assert column.shift.better + column.shift.worse + column.shift.same == told.ballots
    assert told.columns[0].shift == Shift(0, 0, told.ballots, 0, 0)
