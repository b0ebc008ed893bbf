"""An officer begins with the rule of a town that is known."""

import pytest

from madang_methods.counting import RuleSpec
from madang_methods.sealing.ballot_presets import NEEDS, PRESETS, preset
from madang_methods.sealing.ballot_rule import BallotRule
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.tally import rehearse

from .town import Town


def test_every_known_rule_is_valid_and_can_be_written_down() -> None:
    for name in PRESETS:
        rule = preset(
            name, [f"group {number}" for number in range(NEEDS.get(name, 0) or (8 if name in NEEDS else 0))], 6
        )
        assert BallotRule.from_dict(rule.as_dict()) == rule


@pytest.mark.parametrize(
    ("name", "groups", "least", "most", "each"),
    [
        ("seoul-2014", 0, 168, 168, []),
        ("seoul-2015", 8, 1, 5, [1] * 8),
        ("seoul-2020", 2, 1, 10, [7, 3]),
        ("yeoju", 4, 1, 12, [3] * 4),
        ("gwangju-bukgu", 0, 3, 3, []),
        ("gwangsan", 2, 1, 4, [2, 2]),
        ("gangdong-2025", 2, 1, 8, [4, 4]),
    ],
)
def test_the_numbers_are_those_of_the_town(name: str, groups: int, least: int, most: int, each: list[int]) -> None:
    rule = preset(name, [str(number) for number in range(groups)])
    assert (rule.least, rule.most, [group.most for group in rule.groups]) == (least, most, each)


def test_a_rule_asks_for_the_groups_it_needs() -> None:
    for name, groups, code in (
        ("yeoju", ["a"], "preset_groups"),
        ("seoul-2015", [], "preset_groups"),
        ("mars", [], "preset_unknown"),
    ):
        with pytest.raises(SealError) as refused:
            preset(name, groups)
        assert refused.value.code == code


def test_a_count_that_cannot_be_made_is_found_before_the_vote() -> None:
    rehearse(Town().manifest)
    for spec in (
        RuleSpec(score="borda"),
        RuleSpec(rule="equal_shares", endowment="district"),
        RuleSpec(rule="max_welfare", utility="borda"),
    ):
        with pytest.raises(SealError) as refused:
            rehearse(Town(spec=spec).manifest)
        assert refused.value.code == "cannot_count"


def test_a_seed_that_was_promised_is_not_asked_for_in_the_rehearsal() -> None:
    rehearse(Town(spec=RuleSpec(seed_commitment="ab" * 32)).manifest)
