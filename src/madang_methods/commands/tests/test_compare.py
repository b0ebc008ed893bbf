"""python -m madang_methods compare: read who gains under another rule."""

import json
from pathlib import Path

import pytest

from madang_methods.__main__ import main
from madang_methods.counting import RuleSpec

Printed = pytest.CaptureFixture[str]


def test_who_enters_who_leaves_who_gains(file: str, capsys: Printed):
    assert main(["compare", file, "--rule", "poland-greedy", "--rule", "greedy-stop"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "rule           funded  spent  with nothing  own each  better off  worse off  as before",
        "poland-greedy       2     90         0.0 %     1.333",
        "greedy-stop         1     60         0.0 %     1.000           0          1          2",
        "",
        "1 projects are funded by every rule, 1 by some of them.",
        "",
        "project  votes  cost  poland-greedy  greedy-stop  name",
        "3            1    30         funded            -  Bench",
        "",
        (
            "greedy-stop instead of poland-greedy: enter none; leave 3. 0 people get more of their own projects, 1 fewer;"
            " 0 get more money into them, 1 less. 60 KRW spent."
        ),
    ]


def test_rules_that_agree(file: str, capsys: Printed):
    assert main(["compare", file, "--rule", "poland-greedy", "--rule", "greedy"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "greedy funds the same projects as poland-greedy."


def test_one_json_object(file: str, tmp_path: Path, capsys: Printed):
    (tmp_path / "ours.json").write_text('{"cutoff":"stop"}', encoding="utf-8")
    assert main(["compare", file, "--rule", "poland-greedy", "--rule", str(tmp_path / "ours.json"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ballots"], told["always"], told["sometimes"]) == (3, ["1"], ["3"])
    assert told["columns"][1]["rule"] == RuleSpec(cutoff="stop").digest
    assert told["columns"][1]["against_first"] == {"better": 0, "worse": 1, "same": 2, "richer": 0, "poorer": 1}


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (["poland-greedy", "poland-greedy"], "A rule is named twice."),
        (["poland-greedy", "hearsay"], "cannot count by the rule 'hearsay'. It can count by: "),
        (["missing.json"], "missing.json: No such file or directory"),
    ],
)
def test_a_refusal_says_why(file: str, rules: list[str], says: str, capsys: Printed):
    assert main(["compare", file, *(word for rule in rules for word in ("--rule", rule))]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err


def test_the_help_shows_examples(capsys: Printed):
    for command in ("compare", "margins", "verify", "count"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert f"examples:\n  python -m madang_methods {command} town.pb" in capsys.readouterr().out
