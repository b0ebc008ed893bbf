"""A rule is data: canonical, digested, and refused when it says nonsense."""

import json
from hashlib import sha256

import pytest

from madang_methods.counting import (
    PRESETS,
    Election,
    RuleError,
    RuleSpec,
    count,
    draw_lot,
    from_pabulib_meta,
    rule_named,
)

from .towns import vote


def test_the_digest_of_the_plain_greedy_rule_never_changes():
    text = (
        '{"cutoff":"skip","min_score":0,"reserve":0,"rule":"greedy","score":"ballot","seed_commitment":"",'
        '"ties":["min_cost","max_votes","lot"]}'
    )
    assert RuleSpec().canonical() == text
    assert RuleSpec().digest == sha256(text.encode()).hexdigest()
    assert PRESETS["poland-greedy"].digest == "7dea3cdc967f0c769a345c8c6f9229ec0f78307cb8b3bc632ae183d27bc0af6d"


def test_every_preset_is_read_back_from_its_own_text():
    assert {name: RuleSpec.from_json(spec.canonical()) for name, spec in PRESETS.items()} == PRESETS
    assert len({spec.digest for spec in PRESETS.values()}) == len(PRESETS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "must be a JSON object"),
        ('{"rule":"equalshares"}', "rule must be one of greedy"),
        ('{"cutof":"stop"}', "knows no field cutof"),
        ('{"cutoff":"stop","cutoff":"skip"}', "names a field twice"),
        ('{"cutoff":["stop"]}', "cutoff must be one of"),
        ('{"min_score":-1}', "min_score must be a whole number"),
        ('{"min_score":true}', "min_score must be a whole number"),
        ('{"min_score":1.5}', "min_score must be a whole number"),
        ('{"reserve":"2"}', "reserve must be a whole number"),
        ('{"ties":"lot"}', "ties must be a list"),
        ('{"ties":[]}', "end with 'lot'"),
        ('{"ties":["min_cost"]}', "end with 'lot'"),
        ('{"ties":["lot","lot"]}', "each step once"),
        ('{"ties":[{}]}', "ties must be one of"),
        ('{"seed_commitment":"2027"}', "64 lower-case hexadecimal"),
        ('{"seed_commitment":7}', "64 lower-case hexadecimal"),
    ],
)
def test_nonsense_is_refused(text: str, says: str):
    with pytest.raises(RuleError, match=says):
        RuleSpec.from_json(text)


def test_the_seed_must_be_the_one_that_was_promised():
    promised = RuleSpec(seed_commitment=sha256(b"sunrise").hexdigest())
    election = vote({"park": 1}, {"park": 1}, 1)
    assert count(election, promised, seed="sunrise").funded == ("park",)
    with pytest.raises(RuleError, match="not the seed that was promised"):
        count(election, promised, seed="sunset")


def test_the_lot_is_the_order_of_sha256():
    ids = ["park", "road", "bench", "마당"]
    by_hand = sorted(ids, key=lambda id: sha256(("2027|" + id).encode()).hexdigest())
    assert sorted(ids, key=draw_lot("2027", ids).__getitem__) == by_hand


def test_who_else_stands_does_not_change_the_lot_between_two():
    few, many = draw_lot("7", ["park", "road"]), draw_lot("7", [*map(str, range(50)), "road", "park"])
    assert (few["park"] < few["road"]) == (many["park"] < many["road"])


def test_a_rule_that_counts_what_the_ballots_do_not_hold_is_refused():
    election: Election = vote({"park": 1}, {"park": 1}, 1)
    with pytest.raises(RuleError, match="counts borda, but approval ballots give votes"):
        count(election, RuleSpec(score="borda"))


@pytest.mark.parametrize(
    ("meta", "spec"),
    [
        ({"rule": "greedy", "vote_type": "approval"}, RuleSpec(score="votes")),
        ({"rule": "greedy-no-skip", "vote_type": "choose-1"}, RuleSpec(score="votes", cutoff="stop")),
        (
            {"rule": "greedy-threshold", "vote_type": "cumulative", "min_project_score_threshold": "200"},
            RuleSpec(score="points", min_score=200),
        ),
        ({"rule": "equalshares", "vote_type": "choose-1"}, RuleSpec(rule="equal_shares")),
        ({"rule": "equalshares/add1", "vote_type": "approval"}, PRESETS["assen-2024"]),
        ({"rule": "equalshares/add1-comparison", "vote_type": "approval"}, PRESETS["wieliczka-2023"]),
        (
            {"rule": "greedy-threshold", "vote_type": "ordinal", "min_project_score_threshold": "99.5"},
            RuleSpec(score="borda", min_score=100),
        ),
    ],
)
def test_the_rule_a_pabulib_file_names(meta: dict[str, str], spec: RuleSpec):
    assert from_pabulib_meta(meta) == spec


@pytest.mark.parametrize("rule", ["equalshares/add2", "greedy-exclusive", "greedy-custom", "<b>"])
def test_a_rule_this_version_cannot_run_is_named_with_what_is_possible(rule: str):
    with pytest.raises(RuleError, match="It can count by: poland-greedy,") as refusal:
        from_pabulib_meta({"rule": rule})
    assert repr(rule) in str(refusal.value)


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        ({}, "does not say by which rule"),
        ({"rule": "unknown"}, "does not say by which rule"),
        ({"rule": "greedy-threshold"}, "gives no min_project_score_threshold"),
        ({"rule": "greedy", "min_project_score_threshold": "many"}, "must be a number from 0"),
        (
            {"rule": "equalshares", "vote_type": "ordinal"},
            "does not say what a project is worth in a vote of type ordinal",
        ),
    ],
)
def test_a_file_that_does_not_say_enough_is_refused(meta: dict[str, str], says: str):
    with pytest.raises(RuleError, match=says):
        from_pabulib_meta(meta)


def test_a_rule_may_be_named_in_pabulibs_words_with_the_files_threshold():
    meta = {"rule": "equalshares", "vote_type": "approval", "min_project_score_threshold": "7"}
    assert rule_named("greedy-threshold", meta) == RuleSpec(score="votes", min_score=7)
    assert rule_named("greedy-stop", meta) == RuleSpec(cutoff="stop")


def test_a_result_is_ready_for_json():
    result = count(vote({"park": 60, "road": 70}, {"park": 2, "road": 1}, 100), RuleSpec(reserve=1))
    told = json.loads(json.dumps(result.as_dict()))
    assert told["funded"] == ["park"]
    assert told["order"] == ["park", "road"]
    assert told["spent"] == 60
    assert told["rule"] == RuleSpec(reserve=1).digest
    assert told["reserve"] == ["road"]
    assert told["unfunded"]["road"]["reason"] == "too_expensive"
    assert told["unfunded"]["road"]["facts"]["price_needed"] == 40
    assert RuleSpec.from_json(json.dumps(told["rule_spec"])).digest == told["rule"]
    assert told["certificate"]["closest"] == {"score": 1, "funded": "park", "unfunded": "road"}
