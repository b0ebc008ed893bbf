"""Several voices counted on the terminal, from one file and one rule."""

import json

import pytest

from madang_methods.__main__ import main
from madang_methods.counting import (
    Ballot,
    BallotBox,
    Component,
    CompositeElection,
    CompositeSpec,
    Project,
    RuleSpec,
    ScoreSheet,
    count_composite,
)
from madang_methods.counting.composite.file import to_json

RULE = CompositeSpec(
    (
        Component("residents", ("online",), "approval", 50, "max100", "highest", "refuse"),
        Component("committee", ("committee",), "scores", 50, "score", "scores", "refuse"),
    ),
    cutoff="skip",
    ties=("committee", "min_cost", "lot"),
)
TOWN = CompositeElection(
    (Project("park", 6), Project("road", 7)),
    10,
    {
        "residents": BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3)]),
        "committee": ScoreSheet(100, {1: {"park": 40, "road": 95}, 2: {"park": 30, "road": 85}}),
    },
)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "town.json").write_text(to_json(TOWN), encoding="utf-8")
    (tmp_path / "rule.json").write_text(RULE.canonical(), encoding="utf-8")
    return [str(tmp_path / "town.json"), "--rule", str(tmp_path / "rule.json")]


def test_the_terminal_says_what_the_method_returns(files, capsys):
    assert main(["composite", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    result = count_composite(TOWN, RULE)
    assert told == json.loads(json.dumps(result.as_dict()))
    assert told["funded"] == ["road"]


def test_a_table_and_one_reason(files, capsys):
    assert main(["composite", *files]) == 0
    assert "1 of 2 projects funded." in capsys.readouterr().out
    assert main(["composite", *files, "--explain", "park"]) == 0
    assert capsys.readouterr().out.startswith("It was not funded:")


def test_what_does_not_fit_is_refused(files, tmp_path, capsys):
    assert main(["composite", *files, "--explain", "nothing"]) == 2
    (tmp_path / "rule.json").write_text(RuleSpec().canonical(), encoding="utf-8")
    assert main(["composite", *files]) == 2
    assert "no composite rule" in capsys.readouterr().err
    (tmp_path / "town.json").write_text("{}", encoding="utf-8")
    (tmp_path / "rule.json").write_text(RULE.canonical(), encoding="utf-8")
    assert main(["composite", *files]) == 2
