"""python -m madang_methods count: what a resident sees who repeats the count at home."""

import json
from pathlib import Path

import pytest

from madang_methods.__main__ import main
from madang_methods.counting import RuleSpec

from .conftest import FILE

Printed = pytest.CaptureFixture[str]


def test_the_table(file: str, capsys: Printed):
    assert main(["count", file]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "place  project  votes  cost  left                  lacked  name",
        "    1  1            3    60   100  funded                  Park",
        "    2  2            2    70    40  too expensive  2 votes  Road",
        "    3  3            1    30    40  funded                  Bench",
        "    4  4            0    10    10  no votes       1 votes  Lamp",
    ]
    spec = RuleSpec(score="votes")
    assert lines[6:] == [
        "2 of 4 projects funded by 3 ballots.",
        "90 KRW spent, 10 left.",
        f"Rule {spec.digest}: {spec.canonical()}",
        "Closest: 1 (funded) and 2 (not), 1 apart.",
        "Equal scores side by side: 0. The lot did not matter.",
        "The file names the same 2 funded projects.",
    ]


def test_one_json_object(file: str, capsys: Printed):
    assert main(["count", file, "--json", "--explain", "2"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["funded"] == ["1", "3"]
    assert told["order"] == ["1", "2", "3", "4"]
    assert told["spent"] == 90
    assert {id: reason["reason"] for id, reason in told["unfunded"].items()} == {"2": "too_expensive", "4": "no_votes"}
    assert told["rule"] == RuleSpec(score="votes").digest
    assert told["certificate"]["ballots"] == 3
    assert told["published"] == {"funded": ["1", "3"], "equal": True}
    assert told["explain"]["facts"]["price_needed"] == 40


def test_why_not_the_road(file: str, capsys: Printed):
    assert main(["count", file, "--explain", "2"]) == 0
    assert capsys.readouterr().out == (
        "2 Road\n"
        "Place 2 of 4 with 2 votes. It costs 70 KRW.\n"
        "40 KRW was left at its turn.\n"
        "It was not funded: 30 KRW was lacking.\n"
        "With 2 more votes it would have been funded at this price.\n"
        "At 40 KRW or less it would have been funded with these votes.\n"
    )


def test_another_rule_by_name_and_from_a_file(file: str, tmp_path: Path, capsys: Printed):
    (tmp_path / "rule.json").write_text('{"cutoff":"stop","reserve":1}', encoding="utf-8")
    assert main(["count", file, "--rule", "greedy-stop"]) == 0
    assert "The file differs: only in this count none; only in the file 3." in capsys.readouterr().out
    assert main(["count", file, "--rule", str(tmp_path / "rule.json")]) == 0
    assert "Reserve: 2." in capsys.readouterr().out


REFUSALS = [
    (["--rule", "equalshare"], "cannot count by the rule 'equalshare'. It can count by: poland-greedy,"),
    (["--rule", "greedy-threshold"], "gives no min_project_score_threshold"),
    (["--rule", "missing.json"], "missing.json: No such file or directory"),
    (["--explain", "9"], "No project has the id '9'."),
]


@pytest.mark.parametrize(("more", "says"), REFUSALS)
def test_a_refusal_says_what_is_possible(file: str, more: list[str], says: str, capsys: Printed):
    assert main(["count", file, *more]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err


def test_a_broken_file_is_named_with_its_line(file: str, capsys: Printed):
    Path(file).write_text(FILE.replace("c;1", "c;7"), encoding="utf-8")
    assert main(["count", file]) == 2
    assert capsys.readouterr().err == (
        f"{file}: line 18, vote: There is no project '7'. Correct the id, or add the project to PROJECTS.\n"
    )


def test_no_file_no_count(tmp_path: Path, capsys: Printed):
    assert main(["count", str(tmp_path / "nothing.pb")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'nothing.pb'}: No such file or directory\n"
