"""A composite election is kept as JSON and read back the same; what is wrong in it is named by its place."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from madang_methods.counting import CompositeElection, CompositeSpec, ElectionError, ScoreSheet, count_composite
from madang_methods.counting.composite.file import from_json, to_json

from .towns import approvals, elections, sheet, specs, town


@settings(max_examples=80, deadline=None)
@given(elections(), specs())
def test_an_election_is_read_back_the_same(election: CompositeElection, spec: CompositeSpec):
    again = from_json(to_json(election))
    assert again == election
    assert to_json(again) == to_json(election)
    assert count_composite(again, spec) == count_composite(election, spec)
    assert again.ballots_digest == election.ballots_digest


def whole(**changes: Any) -> dict[str, Any]:
    scores = ScoreSheet(100, {1: {"park": 80}}, {2: frozenset({"park"})})
    boxes = {"residents": approvals({"park": 3}), "committee": scores}
    return json.loads(to_json(town({"park": 5}, 5, boxes))) | changes


def test_recusals_are_kept():
    assert from_json(json.dumps(whole())).boxes["committee"].recused == {2: frozenset({"park"})}


def box(**changes: Any) -> dict[str, Any]:
    return whole(boxes={"residents": whole()["boxes"]["residents"] | changes})


def scores(**changes: Any) -> dict[str, Any]:
    return whole(boxes={"committee": sheet({"park": 1}).as_dict() | changes})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], 'does not say "format"'),
        ({}, 'does not say "format"'),
        (whole(voters=[]), "The file has no field voters"),
        ({"format": "madang-composite-1"}, "The file must say its budget, projects, boxes"),
        (whole(projects=[{"id": "park"}]), r"projects\[0\] must say its cost"),
        (whole(projects=[{"id": "park", "cost": 1.5}]), r"projects\[0\].cost must be a whole number"),
        (whole(projects=[{"id": 7, "cost": 1}]), r"projects\[0\].id must be text"),
        (whole(projects=[{"id": "park", "cost": 1, "groups": "east"}]), r"projects\[0\].groups must be a list"),
        (whole(projects=[{"id": "park", "cost": 1, "name": 7}]), r"projects\[0\].name must be text"),
        (whole(budget="5"), "budget must be a whole number"),
        (whole(boxes=[]), "boxes must be an object"),
        (whole(caps={"east": True}), "caps.east must be a whole number"),
        (whole(conflicts=["park"]), r"conflicts\[0\] must be a list"),
        (box(kind="straw"), "The kind of ballot must be one of"),
        (box(ballots=[{}]), r"boxes.residents.ballots\[0\] must be a ballot"),
        (box(ballots=[[["park"], [], -1]]), r"boxes.residents.ballots\[0\]: weight must be"),
        (box(ballots=[[["park", "park"], [], 1]]), "names a project twice"),
        (box(ballots=[[["pool"], [], 1]]), "The box residents names project 'pool'"),
        (scores(scores={"kim": {}}), "a member must be known by a whole number"),
        (scores(scores={"1": {"park": 101}}), "the score must be a whole number"),
        (scores(scores={"1": {"park": None}}), "boxes.committee.scores.1.park must be a whole number"),
        (scores(recused={"1": "park"}), "boxes.committee.recused.1 must be a list"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(data: Any, says: str):
    with pytest.raises(ElectionError, match=says):
        from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[" * 100_000, "{]", "1" * 5000])
def test_what_is_no_json_is_refused(text: str):
    with pytest.raises(ElectionError, match="not JSON"):
        from_json(text)
