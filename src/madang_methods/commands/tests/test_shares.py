"""A count by equal shares on the terminal: who held how much, and where it went."""

from pathlib import Path

import pytest

from madang_methods.__main__ import main

Printed = pytest.CaptureFixture[str]
FILE = """META
key;value
description;Haeoreum
budget;100
vote_type;approval
currency;KRW
PROJECTS
project_id;cost;name
park;30;Park
road;45;Road
hall;80;Hall
VOTES
voter_id;vote
a;park
b;park
c;park
d;park
e;park,road
f;park,road
g;road
h;road
i;road
j;hall
"""


@pytest.fixture
def by_shares(tmp_path: Path) -> list[str]:
    (tmp_path / "town.pb").write_text(FILE, encoding="utf-8")
    (tmp_path / "shares.json").write_text('{"rule":"equal_shares"}', encoding="utf-8")
    return [str(tmp_path / "town.pb"), "--rule", str(tmp_path / "shares.json")]


def test_the_table_tells_what_supporters_held(by_shares: list[str], capsys: Printed):
    assert main(["count", *by_shares]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "place  project  votes  cost  held                    lacked  name",
        "    1  park         6    30    60  funded: paid              Park",
        "    2  road         5    45    40  outcompeted            5  Road",
        "    3  hall         1    80    10  never affordable      70  Hall",
    ]
    assert "Everybody's share was 10 KRW, raised by 0." in lines


def test_who_got_the_supporters_money(by_shares: list[str], capsys: Printed):
    assert main(["count", *by_shares, "--explain", "road"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "road Road",
        "Place 2 of 3 with 5 votes. It costs 45 KRW.",
        "Its supporters' shares were 50 KRW together.",
        "Of this went 10 KRW to park; 40 KRW was left.",
        "It was not funded: its supporters' money went to other projects, most of it to park, and 5 KRW was lacking.",
    ]


def test_who_paid(by_shares: list[str], capsys: Printed):
    assert main(["count", *by_shares, "--explain", "park"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Its supporters held 60 KRW at its turn; 6 of them paid.",
        "It was as cheap for them as if 6.0 people had borne the cost in equal parts.",
        "It was funded: it was paid for by its supporters' shares of the budget.",
    ]


def test_five_kinds_of_rules_side_by_side(by_shares: list[str], tmp_path: Path, capsys: Printed):
    for name in ("phragmen", "max_welfare"):
        (tmp_path / f"{name}.json").write_text(f'{{"rule":"{name}"}}', encoding="utf-8")
    more = [str(tmp_path / "phragmen.json"), str(tmp_path / "max_welfare.json"), "greedy", "greedy-stop"]
    assert main(["compare", *by_shares, *(word for rule in more for word in ("--rule", rule))]) == 0
    out = capsys.readouterr().out
    assert "greedy-stop instead of" in out and "people get more of their own projects" in out
