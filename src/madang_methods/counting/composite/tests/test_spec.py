"""A composite rule is data: canonical, digested, and refused, with the place, when it says nonsense."""

import json
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings

from madang_methods.counting import (
    Ballot,
    BallotBox,
    Ceiling,
    CompositeSpec,
    ElectionError,
    Guarantee,
    RuleError,
    RuleSpec,
    ScoreSheet,
    Threshold,
    count_composite,
    read_rule,
)

from .towns import approvals, committee, residents, rule, sheet, specs, town

WHOLE = rule(
    residents("max100", 45, sources=("online", "onsite"), empty="redistribute", thresholds=(Threshold("votes", 10),)),
    committee(55, thresholds=(Threshold("score", 60), Threshold("part", Fraction(125, 2))), trim=1),
    cutoff="stop",
    ties=("committee", "min_cost", "received", "lot"),
    order="track",
    tracks=("track:gu", "track:dong"),
    reduce=True,
    min_total=Fraction(81, 2),
    project_ceiling=500_000_000,
    ceilings=(Ceiling("area:*", money=200_000_000, projects=3), Ceiling("kind:event", each=100_000_000)),
    guarantees=(Guarantee("area:*", 1),),
    reserve=3,
)


def data(**changes: Any) -> dict[str, Any]:
    return json.loads(WHOLE.canonical()) | changes


def component(**changes: Any) -> dict[str, Any]:
    """The rule with its committee changed."""
    first, second = data()["components"]
    return data(components=[first, second | changes])


def test_a_rule_is_read_back_from_its_own_text():
    assert CompositeSpec.from_json(WHOLE.canonical()) == WHOLE
    assert read_rule(WHOLE.canonical()) == WHOLE
    assert read_rule(WHOLE.as_dict()) == WHOLE


@settings(max_examples=200, deadline=None)
@given(specs())
def test_any_rule_is_read_back_from_its_own_text(spec: CompositeSpec):
    assert read_rule(spec.canonical()) == spec
    assert read_rule(json.loads(spec.canonical())).digest == spec.digest


def test_the_digest_is_of_the_printed_text_and_never_changes():
    assert WHOLE.digest == sha256(WHOLE.canonical().encode()).hexdigest()
    assert WHOLE.digest == "d2cb119d96838e9461f9031592f79b0c725b99d9e7ba42bc7dfc62c0408127e4"


def test_one_door_reads_plain_rules_too():
    assert read_rule('{"cutoff":"stop"}') == RuleSpec(cutoff="stop")
    assert read_rule({"rule": "phragmen"}) == RuleSpec(rule="phragmen")


def test_numbers_may_be_written_as_people_write_them():
    assert read_rule(data(min_total="40.5")) == read_rule(data(min_total="81/2")) == WHOLE
    assert '"min_total":"81/2"' in WHOLE.canonical()


def without(name: str, whole: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in whole.items() if key != name}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (without("components", data()), "The rule must say its components"),
        (without("cutoff", data()), "The rule must say its cutoff"),
        (without("ties", data()), "The rule must say its ties"),
        (data(cut="stop"), "The rule has no field cut"),
        (data(components={}), "components must be a list"),
        (data(components=[]), "sum of their weights must be more than 0"),
        (data(components=[7]), r"components\[0\] must be an object"),
        (data(components=data()["components"] * 2), "components name committee, residents twice"),
        (data(cutoff="reduce"), "cutoff must be one of skip, stop"),
        (data(order="best"), "order must be one of total, track"),
        (data(order="total"), "tracks must be named if the order is by track, and only then"),
        (data(tracks=["track:gu", "track:gu"]), "tracks name track:gu twice"),
        (data(tracks=[""]), r"tracks\[0\] must be text"),
        (data(reduce=1), "reduce must be true or false"),
        (data(min_total=101), "min_total must be at most 100"),
        (data(min_total=1.5), "min_total must be a number from 0"),
        (data(min_total="1/0"), "min_total must be a number from 0"),
        (data(min_total="9" * 40), "min_total must be a number from 0"),
        (data(reserve=-1), "reserve must be a whole number"),
        (data(project_ceiling="5"), "project_ceiling must be a whole number"),
        (data(ties=["committee"]), "end with 'lot'"),
        (data(ties=["chair", "lot"]), "ties must be one of residents, committee, min_cost"),
        (data(ties=[["lot"]]), r"ties\[0\] must be text"),
        (data(ties="lot"), "ties must be a list"),
        (data(seed_commitment="2027"), "64 lower-case hexadecimal"),
        (data(ceilings=[{"groups": "area:*"}]), r"ceilings.area:\* must say its money, projects or each"),
        (data(ceilings=[{"money": 1}]), r"ceilings\[0\] must say its groups"),
        (data(ceilings=[{"groups": "area:*", "money": -1}]), r"ceilings.area:\*.money must be a whole number"),
        (data(ceilings=[{"groups": 3, "money": 1}]), "ceilings: groups must be text"),
        (data(guarantees=[{"groups": "area:*", "projects": 0}]), r"guarantees.area:\*.projects must be at least 1"),
        (data(guarantees=[{"groups": "area:*", "projects": 1}] * 2), r"guarantees name area:\* twice"),
        (component(code="Committee"), "code must be small letters"),
        (component(code="lot"), "cannot be 'lot'"),
        (component(code=None), "code must be small letters"),
        (component(sources=[]), "components.committee.sources must name one source or more"),
        (component(sources="committee"), r"components\[1\].sources must be a list"),
        (component(sources=["mail"]), "components.committee.sources must be one of online"),
        (component(sources=[{}]), "components.committee.sources must be one of online"),
        (component(sources=["committee", "panel"]), "components.committee.sources: score sheets of several sources"),
        (component(weight=-1), "components.committee.weight must be a whole number"),
        (component(weight="55"), "components.committee.weight must be a whole number"),
        (component(weight=0.5), "components.committee.weight must be a whole number"),
        (component(normalisation="percent"), "components.committee.normalisation must be one of share"),
        (component(normalisation="rate", denominator="ballots"), "components.committee.normalisation: score sheets have no rate"),
        (component(denominator="ballots"), "components.committee.denominator must be one of scores, members"),
        (component(ballot="approval"), "components.committee.normalisation: only score sheets have a score"),
        (component(ballot="yes-no"), "components.committee.ballot must be one of approval"),
        (component(empty="ignore"), "components.committee.empty must be one of refuse, redistribute"),
        (component(unscored="skip"), "components.committee.unscored must be one of refuse, zero"),
        (component(trim=True), "components.committee.trim must be a whole number"),
        (component(most_points=5), "components.committee.most_points must be given for points by rate, and only there"),
        (component(thresholds=[{"of": "score"}]), r"components\[1\].thresholds\[0\] must say its at_least"),
        (component(thresholds=[{"of": "rate", "at_least": 1}]), r"components\[1\].thresholds\[0\].of must be one of part"),
        (component(thresholds=[{"of": "votes", "at_least": 1}]), "components.committee.thresholds.votes: ballots of kind scores have no"),
        (component(thresholds=[{"of": "part", "at_least": 101}]), "components.committee.thresholds.part must be at most 100"),
        (component(size=5), r"components\[1\] has no field size"),
        (data(components=[without("normalisation", data()["components"][0])]), r"components\[0\] must say its normalisation"),
        (data(components=[without("weight", data()["components"][0])]), r"components\[0\] must say its weight"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_where_it_stands(given: dict[str, Any], says: str):
    with pytest.raises(RuleError, match=says):
        read_rule(given)


@pytest.mark.parametrize("text", ["", "[]", '{"rule":"composite"', '{"rule":"composite","rule":"composite"}'])
def test_what_is_no_rule_at_all_is_refused(text: str):
    with pytest.raises(RuleError):
        read_rule(text)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"boxes": {"children": approvals({"park": 1})}}, "The box children belongs to no component"),
        (
            {"boxes": {"residents": sheet({"park": 1})}},
            "The rule wants approval in residents, but the box holds scores",
        ),
        (
            {"boxes": {"residents": approvals({"pool": 1})}},
            "The box residents names project 'pool', which does not stand",
        ),
        ({"boxes": {"committee": sheet({})}}, "Nobody voted in residents"),
        ({"consents": {"park": 6}}, "Project park: the least amount consented to must be from 1 to its cost"),
        ({"consents": {"park": 0}}, "Project park: the least amount consented to must be from 1 to its cost"),
        ({"consents": {"pool": 1}}, "A consent names project 'pool'"),
        ({"received": {"pool": 1}}, "A number of receipt names project 'pool'"),
        ({"received": {"park": "1"}}, "the number it was received under must be a whole number"),
        ({"caps": {"area:east": -1}}, "The ceiling of area:east must be a whole number"),
        ({"conflicts": (frozenset({"park", "pool"}),)}, "A conflict names project 'pool'"),
        ({"budget": 1.5}, "The budget must be a whole number"),
    ],
)
def test_an_election_that_does_not_fit_together_is_refused(more: dict[str, Any], says: str):
    known = {"budget": 5, "boxes": {"residents": approvals({"park": 1})}}
    with pytest.raises(ElectionError, match=says):
        count_composite(town({"park": 5}, **{**known, **more}), rule(residents(), committee(empty="redistribute")))


def test_what_a_rule_needs_to_know_must_be_given():
    election = town({"park": 5}, 5, {"residents": approvals({"park": 3})})
    with pytest.raises(ElectionError, match="divides residents by its panel, but the size is not given"):
        count_composite(election, rule(residents("rate", denominator="panel")))
    small = town({"park": 5}, 5, {"residents": approvals({"park": 3})}, sizes={"residents": 2})
    with pytest.raises(ElectionError, match="residents seats 2 people but cast 3 ballots"):
        count_composite(small, rule(residents("rate", denominator="panel")))
    with pytest.raises(ElectionError, match="project park has no number of receipt"):
        count_composite(election, rule(residents(), ties=("received", "lot")))


def test_a_project_that_no_member_scored_is_refused_unless_the_rule_says_zero():
    election = town({"park": 5, "road": 5}, 10, {"committee": sheet({"park": 80})})
    with pytest.raises(ElectionError, match="Nobody scored project road in committee"):
        count_composite(election, rule(committee()))
    assert count_composite(election, rule(committee(unscored="zero"))).funded == ("park",)


@pytest.mark.parametrize(
    ("scores", "recused", "says"),
    [
        ({1: {"park": 101}}, {}, "Member 1, project park: the score must be a whole number from 0 to 100, not 101"),
        ({1: {"park": -1}}, {}, "not -1"),
        ({1: {"park": 7.5}}, {}, "not 7.5"),
        ({"kim": {"park": 7}}, {}, "must be known by a whole number"),
        ({1: {"park": 7}}, {1: frozenset({"park"})}, "Member 1 was recused from project park but scored it"),
    ],
)
def test_a_score_sheet_that_cannot_be_is_refused(scores: Any, recused: Any, says: str):
    with pytest.raises(ElectionError, match=says):
        ScoreSheet(100, scores, recused)


def test_more_points_than_a_ballot_may_give_are_refused():
    box = BallotBox.of("points", [Ballot(("park",), (9,))])
    spec = rule(residents("rate", ballot="points", most_points=5))
    with pytest.raises(ElectionError, match="Project park has more in residents than its ballots allow"):
        count_composite(town({"park": 5}, 5, {"residents": box}), spec)


def test_the_seed_must_be_the_one_that_was_promised():
    spec = rule(residents(), seed_commitment=sha256(b"sunrise").hexdigest())
    election = town({"park": 5}, 5, {"residents": approvals({"park": 3})})
    assert count_composite(election, spec, "sunrise").funded == ("park",)
    with pytest.raises(RuleError, match="not the seed that was promised"):
        count_composite(election, spec, "sunset")


def test_a_result_is_ready_for_json_and_names_its_rule_and_ballots():
    election = town({"park": 5, "road": 4}, 5, {"residents": approvals({"park": 3, "road": 1})})
    result = count_composite(election, rule(residents(), reserve=1))
    told = json.loads(json.dumps(result.as_dict()))
    assert told["funded"] == ["park"]
    assert told["reserve"] == ["road"]
    assert read_rule(told["rule_spec"]).digest == told["rule"]
    assert told["ballots_digest"] == election.ballots_digest
    assert told["certificate"]["closest"] == {"score": 50, "funded": "park", "unfunded": "road"}
    assert told["steps"][0]["parts"][0] == {
        "component": "residents", "place": 1, "votes": 3,
        "raw": 3, "raw_of": 1, "part": 3, "part_of": 4, "points": 75, "points_of": 1,
    }  # fmt: skip
    assert told["components"] == [
        {"component": "residents", "weight": 50, "weights": 50, "ballots": 4, "divided_by": 4, "divided_by_of": 1, "left_out": False}
    ]  # fmt: skip


def test_one_changed_ballot_changes_the_digest_of_the_ballots():
    digests = {
        town({"park": 5, "road": 4}, 5, {"residents": approvals(votes), "committee": sheet(scores)}).ballots_digest
        for votes, scores in (
            ({"park": 3}, {"park": 1}), ({"park": 2, "road": 1}, {"park": 1}), ({"park": 3}, {"park": 2}),
        )
    }  # fmt: skip
    assert len(digests) == 3
