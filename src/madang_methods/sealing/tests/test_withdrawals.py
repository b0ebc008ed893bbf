"""A project leaves the paper while people vote: its marks count for nothing, everything else stands, and it is published."""

import pytest

from madang_methods.counting import Completion, RuleSpec
from madang_methods.sealing import verifier
from madang_methods.sealing.ballot_rule import exactly, rank, share_points, up_to
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.invariants import Kit, as_json, judge
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.withdrawals import Withdrawal, read_withdrawn, withdrawn_file, without

from .town import ELECTION, PROJECTS, Town, broken

GONE = (Withdrawal("A2", "땅 주인이 바뀌었습니다"),)


def both(files: dict[str, bytes]) -> tuple[set[str], set[str]]:
    return broken(dict(as_json(judge(Kit(files))))), broken(verifier.judge(verifier.Kit(files)))


@pytest.mark.parametrize("rule", [exactly(3), up_to(4), rank(3), share_points(10, 3, 6)])
def test_a_vote_with_a_withdrawn_project_holds_in_both_programs(rule) -> None:
    assert both(Town(30, rule, seed=3, gone=GONE).kit()) == (set(), set())


def test_its_marks_count_for_nothing_and_the_rest_of_the_ballots_stands() -> None:
    with_it, left = Town(40, seed=3), Town(40, seed=3, gone=GONE)
    before, after = read_canonical(with_it.published.tally), read_canonical(left.published.tally)
    assert before["votes"].pop("A2") > 0
    assert (after["votes"], after["valid"], after["withdrawn"]) == (before["votes"], before["valid"], ["A2"])
    assert "A2" not in after["result"]["funded"] + list(after["result"]["unfunded"])


def test_equal_shares_count_without_it_too() -> None:
    shares = RuleSpec(rule="equal_shares", completion=Completion(increment=1_000_000))
    town = Town(30, up_to(3), shares, seed=4, gone=GONE)
    assert both(town.kit())[0] == set()


def test_a_vote_without_withdrawals_has_no_such_file_and_the_same_bytes_as_ever() -> None:
    town = Town(20)
    assert "withdrawn.json" not in town.kit()
    assert "withdrawn" not in read_canonical(town.published.tally)


def test_a_ballot_keeps_order_and_points_of_what_is_left() -> None:
    assert without(Marks(("c", "a", "b")), {"a"}).choices == ("c", "b")
    assert without(Marks(("a", "b"), (3, 1)), {"a"}) == Marks(("b",), (1,))
    assert without(Marks(("a",)), {"a"}) == Marks()


def test_a_withdrawal_that_is_not_on_the_board_is_named() -> None:
    town = Town(20, seed=3)
    cheating = town.published_as(withdrawn=withdrawn_file(town.manifest, GONE))
    ours, theirs = both(town.kit(cheating))
    assert "I-20" in ours
    assert "I-20" in theirs


def test_a_withdrawal_on_the_board_that_was_not_counted_so_is_named() -> None:
    town = Town(20, seed=3, gone=GONE)
    ours, theirs = both(town.kit(town.published_as(withdrawn=b"")))
    assert "I-20" in ours
    assert {"I-12", "I-20"} <= theirs


def test_a_withdrawal_after_the_freeze_is_named() -> None:
    town = Town(20, seed=3)
    published = town.published_as(withdrawn=withdrawn_file(town.manifest, GONE))
    late = [*town.frozen, GONE[0].entry(ELECTION)]
    ours, theirs = both(town.kit(published, late))
    assert "I-20" in ours
    assert "I-20" in theirs


def test_another_reason_than_the_board_says_is_named() -> None:
    town = Town(20, seed=3, gone=GONE)
    other = withdrawn_file(town.manifest, (Withdrawal("A2", "다른 까닭"),))
    ours, theirs = both(town.kit(town.published_as(withdrawn=other)))
    assert (ours, theirs) == ({"I-20"}, {"I-20"})


WRONG = [
    {"withdrawn": []},
    {"withdrawn": [{"project": "A2", "why": ""}] * 2},
    {"withdrawn": [{"project": "ZZ", "why": ""}]},
    {"manifest": "0" * 64},
    {"more": 1},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_file_that_cannot_be_is_refused(wrong) -> None:
    manifest = Town(5).manifest
    told = read_canonical(withdrawn_file(manifest, GONE)) | wrong
    with pytest.raises(SealError):
        read_withdrawn(manifest, canonical(told))


def test_conflicts_and_ceilings_hold_among_what_is_left() -> None:
    town = Town(30, exactly(3), seed=6, gone=GONE)
    funded = read_canonical(town.published.tally)["result"]["funded"]
    costs = {one.id: one.cost for one in PROJECTS if "park" in one.groups}
    assert sum(costs.get(one, 0) for one in funded) <= 130_000_000
