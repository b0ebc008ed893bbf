"""The ballot paper as data: every municipal rule, refused mistakes, one digest."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.sealing.ballot_rule import (
    BallotRule,
    GroupRule,
    each_group,
    exactly,
    rank,
    share_points,
    strict_on_paper,
    up_to,
    within,
)  # fmt: skip
from madang_methods.sealing.ballot_rules import Paper
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.envelope import seal
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.manifest import Item, Manifest, envelope_bytes
from madang_methods.sealing.manifest_parts import Custody, Dates, Money
from madang_methods.sealing.marks import Marks, read_marks
from madang_methods.sealing.opening import place_of

from .town import PROJECTS, Town

GIVEN = Town().manifest
PROJECTS_OF_ONE = [{"id": "A1", "title": "", "cost": 1, "groups": ["park"]}]
TWO_EACH = each_group({"road": 2, "park": 2}, least=2)


def faults(rule: BallotRule, choices: str, *points: int) -> list[str]:
    return [fault.code for fault in Paper(PROJECTS, rule).check(Marks(tuple(choices.split()), points))]


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert Manifest.from_bytes(GIVEN.encoded) == GIVEN
    assert Manifest.from_bytes(GIVEN.encoded).digest == GIVEN.digest


@pytest.mark.parametrize(
    ("rule", "choices", "codes"),
    [
        (up_to(5), "A1", []),  # 서울 2024: 5 of 91
        (up_to(5), "A1 A2 A3 A4 A5 A6", ["too_many"]),
        (exactly(3), "A1 A2 A3", []),  # 광주 북구
        (exactly(3), "A1 A2", ["too_few"]),
        (exactly(3), "A1 A2 A3 A4", ["too_many"]),
        (BallotRule(most=5, groups=(GroupRule("road", 0, 1), GroupRule("park", 0, 1))), "A1 A2", []),  # 서울 2015
        (BallotRule(most=5, groups=(GroupRule("road", 0, 1),)), "A1 A3", ["group_too_many"]),
        (TWO_EACH, "A1 A3 A2 A4", []),  # 광산: 2 + 2
        (TWO_EACH, "A1 A2 A4", ["too_few", "group_too_few"]),
        (within(50_000_000, 6), "A1 A3", []),
        (within(49_999_999, 6), "A1 A3", ["over_budget"]),
        (up_to(2), "", ["blank"]),
        (BallotRule(most=2, blank=True), "", []),
        (up_to(2), "A1 A1", ["chosen_twice"]),
        (up_to(2), "A1 A9", ["unknown_project"]),
        (rank(3), "A3 A1", []),
        (rank(3, least=3), "A3 A1", ["too_few"]),
    ],
)
def test_every_rule_in_use_can_be_said_and_checked(rule: BallotRule, choices: str, codes: list[str]) -> None:
    assert faults(rule, choices) == codes
    assert BallotRule.from_dict(rule.as_dict()) == rule


def test_points_are_given_within_their_sum() -> None:
    rule = share_points(10, most=3, each=6)
    assert faults(rule, "A1 A2", 6, 4) == []
    assert faults(rule, "A1 A2", 7, 3) == ["points_most"]
    assert faults(rule, "A1 A2", 6, 5) == ["points_over"]
    assert faults(rule, "A1 A2", 6, 0) == ["points_least"]
    assert faults(rule, "A1 A2", 6) == ["points_missing"]
    assert faults(replace(rule, all_points=True), "A1 A2", 5, 4) == ["points_under"]


def test_a_fault_comes_with_its_numbers() -> None:
    (fault,) = Paper(PROJECTS, within(40_000_000, 6)).check(Marks(("A1", "A3")))
    assert (fault.code, fault.facts) == ("over_budget", {"spent": 50_000_000, "spend": 40_000_000})


def test_a_wrong_paper_is_void_or_keeps_what_is_certain() -> None:
    strict = Paper(PROJECTS, strict_on_paper(TWO_EACH, "void"))
    kind = Paper(PROJECTS, replace(each_group({"road": 1, "park": 2}), wrong_paper="trim"))
    assert strict.on_paper(Marks(("A1", "A3", "A2", "A4", "A6"))) is None
    # Two roads where one was asked for: nobody can know which, so neither; the park stays.
    assert kind.on_paper(Marks(("A1", "A3", "A2"))) == Marks(("A2",))
    assert kind.on_paper(Marks(("A1", "A1", "A9", "A2"))) == Marks(("A1", "A2"))
    assert kind.on_paper(Marks(("A1", "A3"))) is None
    assert Paper(PROJECTS, rank(2)).trim(Marks(("A3", "A1", "A2"))) == Marks(("A3", "A1"))
    assert Paper(PROJECTS, up_to(2)).trim(Marks(("A3", "A1", "A2"))) is None
    assert Paper(PROJECTS, share_points(3, 2)).trim(Marks(("A1",), (4,))) is None


CHOICES = st.lists(st.sampled_from([*(p.id for p in PROJECTS), "A9"]), max_size=8).map(tuple)
RULES = st.sampled_from(
    [up_to(3), exactly(3), TWO_EACH, each_group({"road": 1, "park": 2}), within(90_000_000, 4), rank(3)]
)


@given(CHOICES, RULES)
def test_what_is_left_of_a_paper_is_valid_and_was_on_it(choices: tuple[str, ...], rule: BallotRule) -> None:
    paper = Paper(PROJECTS, rule)
    kept = paper.trim(Marks(choices))
    if not paper.check(Marks(choices)):
        assert kept == Marks(choices)
    if kept is not None:
        assert not paper.check(kept)
        assert set(kept.choices) <= set(choices)


@given(st.permutations(["A1", "A3", "A5"]))
def test_a_ballot_does_not_tell_in_which_order_somebody_clicked(choices: list[str]) -> None:
    marks = Marks(tuple(choices), (3, 1, 2))
    assert Marks(tuple(choices)).canonical("approval") == b'{"choices":["A1","A3","A5"]}'
    assert read_marks(marks.canonical("points"), "points") == marks.tidy("points")
    assert read_marks(Marks(tuple(choices)).canonical("ranking"), "ranking").choices == tuple(choices)


@pytest.mark.parametrize("points", ["[1,true]", "[1]", '["1","2"]', "[1,2,3]"])
def test_points_are_whole_numbers_one_a_project(points: str) -> None:
    with pytest.raises(SealError) as refused:
        read_marks(b'{"choices":["a","b"],"points":%s}' % points.encode(), "points")
    assert refused.value.code == "ballot_points"


@pytest.mark.parametrize(
    "data", [b'{"choices":["b","a"]}', b'{"choices":["a"],"points":[1]}', b'{"choices":[1]}', b'{"choices":"a"}', b"[]"]
)
def test_a_ballot_in_another_spelling_is_none(data: bytes) -> None:
    with pytest.raises(SealError):
        read_marks(data, "approval")


def test_the_longest_ballot_fits_into_every_envelope() -> None:
    long = tuple(Item(f"사업-{'ㄱ' * 20}-{number:03d}", 10**9) for number in range(60))
    for rule in (exactly(60), rank(60), share_points(10**9, 60)):
        marks = Marks(tuple(p.id for p in long), tuple(10**9 for _ in long) if rule.kind == "points" else ())
        whole = replace(GIVEN, projects=long, ballot=rule, money=Money(10**9), envelope_bytes=2**16)
        least = envelope_bytes(long, rule, whole.election)
        manifest = replace(whole, envelope_bytes=least)
        envelope = seal(marks.canonical(rule.kind), place_of(manifest), manifest.keys.election, "0000")
        assert (len(envelope.ct), least % 256) == (least + 48, 0)
        with pytest.raises(SealError):
            replace(whole, envelope_bytes=least - 256)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("v",), 2, "version"),
        (("election",), "", "field_wrong"),
        (("election",), "vote.elsewhere.example/1", "key_name"),
        (("projects",), [], "projects"),
        (("projects", 0, "id"), "A2", "projects"),
        (("projects", 0, "id"), "A;1", "project_id"),
        (("projects", 0, "cost"), -1, "field_wrong"),
        (("projects", 0, "cost"), True, "field_wrong"),
        (("projects", 0, "colour"), "red", "field_unknown"),
        (("ballot", "least"), 9, "rule_most"),
        (("ballot", "kind"), "shouting", "field_wrong"),
        (("ballot", "points"), 5, "rule_points"),
        (("ballot", "groups"), [{"group": "road", "least": 4, "most": 4}], "rule_group"),
        (("counting", "digest"), "00" * 32, "counting"),
        (("counting", "rule", "rule"), "dice", "counting"),
        (("money", "caps"), {"moon": 1}, "cap_group"),
        (("money", "conflicts"), [["A1", "A9"]], "conflict"),
        (("dates", "closes"), "2027-05-01T09:00:00+09:00", "dates"),
        (("dates", "closes"), "2027-06-14T18:00:00", "dates"),
        (("keys", "election"), "ab", "election_key"),
        (("keys", "witness_quorum"), 3, "witnesses"),
        (("custody", "quorum"), 3, "custody"),
        (("custody", "quorum"), 1, "custody"),
        (("custody", "kind"), "server", "custody"),
        (("envelope_bytes",), 300, "envelope_bytes"),
        (("max_casts",), 0, "field_wrong"),
        (("surprise",), 1, "field_unknown"),
        (("ballot", "groups"), [{"group": "road", "least": 2, "most": 1}], "rule_group"),
        (("ballot", "groups"), [{"group": "moon", "least": 1, "most": 1}], "rule_group"),
        (("ballot", "groups"), [{"group": "road", "least": 0, "most": 1}] * 2, "rule_group"),
        (("ballot", "each"), 1, "rule_points"),
        (("ballot", "blank"), 1, "field_wrong"),
        (("ballot", "groups"), {}, "field_wrong"),
        (("ballot",), [], "field_wrong"),
        (("projects",), PROJECTS_OF_ONE, "rule_least"),
        (("projects",), ["A1"], "not_an_object"),
        (("projects", 0, "groups"), [1], "field_wrong"),
        (("keys", "election"), "xy", "election_key"),
        (("keys", "board"), "vote.haeoreum.example/2027+00000000+AQ==", "bad_key"),
        (("dates", "closes"), "soon", "dates"),
        (("money", "conflicts"), [["A1"]], "conflict"),
    ],
)
def test_a_manifest_with_a_mistake_is_refused_by_name(path: tuple[str | int, ...], value: object, code: str) -> None:
    told = read_canonical(GIVEN.encoded)
    inner = told
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(SealError) as refused:
        Manifest.from_bytes(canonical(told))
    assert refused.value.code == code


def test_a_missing_field_is_named() -> None:
    for name in read_canonical(GIVEN.encoded):
        told = read_canonical(GIVEN.encoded)
        del told[name]
        with pytest.raises(SealError) as refused:
            Manifest.from_bytes(canonical(told))
        assert (refused.value.code, name in str(refused.value.facts["field"])) == ("field_missing", True)


def test_the_promise_is_what_is_configured_and_no_more() -> None:
    server, alone = Custody("server"), replace(GIVEN.keys, witnesses=(), witness_quorum=0)
    assert GIVEN.level == "L2"
    assert replace(GIVEN, custody=server).level == "L1"
    assert replace(GIVEN, keys=replace(GIVEN.keys, witness_quorum=1)).level == "L1"
    assert replace(GIVEN, keys=alone).level == "L0"


def test_a_vote_opens_before_it_closes() -> None:
    with pytest.raises(SealError):
        Dates("2027-06-14T18:00:00+09:00", "2027-06-14T09:00:00Z")
