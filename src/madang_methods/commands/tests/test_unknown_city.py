"""The proof: a city that is in no sample, counted on the terminal as any resident can.

One count with the reason for every loser; one changed ballot is named; five rules are compared, and who gains.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from madang_methods.__main__ import main
from madang_methods.counting import Election
from madang_methods.counting.pabulib import file_of, write
from madang_methods.counting.tests.city import made_city

RULES = {
    "shares": {"rule": "equal_shares", "completion": {"increment": 1000}},
    "phragmen": {"rule": "phragmen"},
    "welfare": {"rule": "max_welfare", "utility": "cardinality"},
    "stop": {"rule": "greedy", "cutoff": "stop"},
}
Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def city() -> Election:
    return made_city()


@pytest.fixture(scope="module")
def folder(city: Election, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("haeoreum")
    written = write(file_of(city, {"description": "Haeoreum", "country": "Korea", "rule": "greedy"}))
    (folder / "city.pb").write_bytes(written)
    for name, rule in RULES.items():
        (folder / f"{name}.json").write_text(json.dumps(rule), encoding="utf-8")
    return folder


@pytest.fixture
def counted(folder: Path, capsys: Printed) -> dict[str, Any]:
    assert main(["count", str(folder / "city.pb"), "--rule", str(folder / "shares.json"), "--json"]) == 0
    text = capsys.readouterr().out
    (folder / "result.json").write_text(text, encoding="utf-8")
    return json.loads(text)


def test_every_loser_has_a_reason_with_numbers_and_a_sentence(folder: Path, counted: dict[str, Any], capsys: Printed):
    assert len(counted["funded"]) + len(counted["unfunded"]) == 60
    assert counted["spent"] <= 3_000_000_000
    assert counted["certificate"]["ballots"] == 30_000
    reasons = {reason["reason"] for reason in counted["unfunded"].values()}
    assert reasons == {"outcompeted", "never_affordable", "completion_stopped"}
    for id, reason in counted["unfunded"].items():
        assert reason["facts"]["short"] > 0
        assert main(["count", str(folder / "city.pb"), "--rule", str(folder / "shares.json"), "--explain", id]) == 0
        assert "It was not funded: " in capsys.readouterr().out


def test_one_changed_ballot_in_thirty_thousand_is_named(folder: Path, counted: dict[str, Any], capsys: Printed):
    assert main(["verify", str(folder / "city.pb"), str(folder / "result.json")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is wrong."
    lines = (folder / "city.pb").read_text(encoding="utf-8").splitlines()
    voter, vote = lines[-1].split(";")
    assert vote.split(",")[0] != "01"
    changed = folder / "changed.pb"
    changed.write_text("\n".join([*lines[:-1], f"{voter};01"]) + "\n", encoding="utf-8")
    assert main(["verify", str(changed), str(folder / "result.json")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "The ballots are not those that were counted."
    votes = {id: counted_votes(counted, id) for id in ("01", *vote.split(","))}
    assert [line for line in said if "votes; now" in line and "Project 01" in line] == [
        f"Project 01: the result counted {votes['01']:,} votes; now there are {votes['01'] + 1:,}."
    ]
    for id in vote.split(","):
        assert f"Project {id}: the result counted {votes[id]:,} votes; now there are {votes[id] - 1:,}." in said


def test_five_rules_and_who_gains(folder: Path, capsys: Printed):
    names = ["greedy", *(str(folder / f"{name}.json") for name in RULES)]
    rules = [word for name in names for word in ("--rule", name)]
    assert main(["compare", str(folder / "city.pb"), *rules, "--json"]) == 0
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert [column["name"] for column in columns] == names
    greedy, shares = columns[0], columns[1]
    assert shares["against_first"]["better"] > shares["against_first"]["worse"] > 0
    assert shares["without"] < greedy["without"]
    assert set(shares["funded"]) == (set(greedy["funded"]) | set(shares["enters"])) - set(shares["leaves"])
    assert main(["compare", str(folder / "city.pb"), *rules]) == 0
    better = f"{shares['against_first']['better']:,} people get more of their own projects"
    assert better in capsys.readouterr().out


def counted_votes(counted: dict[str, Any], id: str) -> int:
    return next(step["facts"]["votes"] for step in counted["steps"] if step["project"] == id)
