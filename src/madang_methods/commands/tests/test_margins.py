"""python -m madang_methods margins: what the road lacked."""

import json

import pytest

from madang_methods.__main__ import main
from madang_methods.counting import RuleSpec

Printed = pytest.CaptureFixture[str]


def test_the_price_of_every_loser_the_nearest_first(file: str, capsys: Printed):
    assert main(["margins", file]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "project  cost  funded at             name",
        "2          70         40  -42.9 %    Road",
        "4          10   no price             Lamp",
    ]


def test_one_project_with_votes_and_budget(file: str, capsys: Printed):
    assert main(["margins", file, "--project", "2"]) == 0
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "2 Road",
        "It costs 70 KRW and was not funded.",
        "At 40 KRW it would have been funded, 42.9 % below its price; at one unit more it would not.",
        "With 2 more people who named only it, it would have been funded.",
        "With 30 KRW more in the budget, it would have been funded.",
    ]


def test_there_are_not_so_many_people_to_persuade(file: str, capsys: Printed):
    assert main(["margins", file, "--project", "2", "--how", "existing"]) == 0
    said = "No number of further of the people who voted without naming it would have had it funded."
    assert said in capsys.readouterr().out


def test_a_funded_project_could_have_been_dearer(file: str, capsys: Printed):
    assert main(["margins", file, "--project", "3"]) == 0
    assert "It would have been funded at up to 40 KRW." in capsys.readouterr().out


def test_one_json_object(file: str, capsys: Printed):
    assert main(["margins", file, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "rule": RuleSpec(score="votes").digest,
        "prices": {
            "2": {"cost": 70, "price": {"value": 40, "monotone_nearby": True}},
            "4": {"cost": 10, "price": None},
        },
    }
    assert main(["margins", file, "--project", "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["votes"]["value"], told["budget"]["value"], told["how"]) == (2, 130, "new")


def test_no_such_project(file: str, capsys: Printed):
    assert main(["margins", file, "--project", "9"]) == 2
    assert "No project has the id '9'." in capsys.readouterr().err
