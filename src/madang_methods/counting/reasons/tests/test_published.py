"""What Wieliczka published about its losers in 2023, and what it did not: the figures of expected.json (goal C6)."""

import json
from typing import Any

import pytest

from madang_methods.counting import Completion, Election, Result, RuleSpec, count
from madang_methods.counting.pabulib import told
from madang_methods.counting.reasons import Sheet, effective_support, sheet
from madang_methods.counting.tests.samples import real_elections

RULE = RuleSpec(rule="equal_shares", completion=Completion())


@pytest.fixture(scope="module")
def wieliczka() -> Election:
    path = next(path for path in real_elections() if "Wieliczka" in path.name)
    return told(path).election


@pytest.fixture(scope="module")
def result(wieliczka: Election) -> Result:
    return count(wieliczka, RULE)


@pytest.fixture(scope="module")
def published() -> Any:
    expected = json.loads((real_elections()[0].parent / "expected.json").read_text(encoding="utf-8"))
    return expected["published_explanations_wieliczka_2023"]


@pytest.fixture(scope="module")
def both(wieliczka: Election) -> Sheet:
    return sheet(wieliczka, {"equal shares": RULE, "greedy": RuleSpec()})


def test_project_16_had_49998_of_50000_when_it_lost(wieliczka: Election, result: Result, published: Any):
    known = published["facts"][0]
    lost = effective_support(wieliczka, result, "16")
    assert float(round(lost.when_lost.least, 1)) == float(round(lost.when_lost.most, 1)) == known["ours"]
    assert (lost.cost, lost.lost_to) == (known["cost"], "9")
    paid = {id: round(amount.most) for id, amount in lost.paid}
    assert {id: paid[id] for id in known["paid_to"]} == {id: ours for id, (_, ours) in known["paid_to"].items()}


def test_project_21_had_93873_left_after_40048_went_to_project_6(wieliczka: Election, result: Result, published: Any):
    known = published["facts"][1]
    lost = effective_support(wieliczka, result, "21")
    assert (float(round(lost.when_lost.least, 1)), lost.lost_to) == (known["ours"], "6")
    assert round(dict(lost.paid)["6"].least) == known["paid_to"]["6"][1]


def test_project_87_began_with_92224_and_had_73556_left(wieliczka: Election, result: Result, published: Any):
    known = published["facts"][2]
    lost = effective_support(wieliczka, result, "87")
    assert round(lost.at_first.least) == known["ours"]
    assert float(round(lost.when_lost.least, 1)) == known["left_ours"]


def test_one_in_six_got_nothing_and_with_greedy_more_than_one_in_four(both: Sheet, published: Any):
    shares, greedy = both.columns
    assert round(100 * both.share_without(shares)) == published["voters_with_zero_winning_projects_pct_published"] == 18
    assert round(100 * both.share_without(greedy)) == published["greedy_zero_pct"] == 28
    assert (both.ballots, shares.without, greedy.without) == (6586, 1172, 1820)


def test_people_got_1_6_projects_of_their_own_and_with_greedy_1_5(both: Sheet, published: Any):
    shares, greedy = both.columns
    assert float(round(both.own_each(shares), 3)) == 1.617
    assert float(round(both.own_each(greedy), 3)) == 1.471
    assert int(100 * both.own_each(shares)) == 100 * published["avg_winning_projects_per_voter_published"]
    assert round(100 * both.own_each(greedy)) == 100 * published["greedy_avg"]
