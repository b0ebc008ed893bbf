"""python -m madang_methods verify: change one ballot, and be told which votes it moved."""

import json
import re
from pathlib import Path

import pytest

from madang_methods import counting
from madang_methods.__main__ import main
from madang_methods.commands.verify import SAID, sentence
from madang_methods.counting import Ballot, BallotBox, Election
from madang_methods.counting.proofs.finding import Finding

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def result(file: str, tmp_path: Path, capsys: Printed) -> str:
    assert main(["count", file, "--rule", "poland-greedy", "--json"]) == 0
    (tmp_path / "result.json").write_text(capsys.readouterr().out, encoding="utf-8")
    return str(tmp_path / "result.json")


def test_a_true_result(file: str, result: str, capsys: Printed):
    assert main(["verify", file, result]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is wrong."


def test_one_changed_ballot_is_named(file: str, result: str, capsys: Printed):
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(text.replace("b;1,2,3", "b;1,2,4"), encoding="utf-8")
    assert main(["verify", file, result]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "The ballots are not those that were counted.",
        "Project 3: the result counted 1 votes; now there are 0.",
        "Project 4: the result counted 0 votes; now there are 1.",
    ]


def test_a_result_that_was_doctored(file: str, result: str, capsys: Printed):
    told = json.loads(Path(result).read_text(encoding="utf-8"))
    told["steps"][1] |= {"reason": "fits", "facts": told["steps"][1]["facts"] | {"left_after": 0}}
    Path(result).write_text(json.dumps(told), encoding="utf-8")
    assert main(["verify", file, result]) == 1
    said = capsys.readouterr().out
    assert "The funded projects cost 160 KRW, more than the budget of 100 KRW." in said
    assert "The result's funded is not what its steps say." in said


def test_one_json_object(file: str, result: str, capsys: Printed):
    assert main(["verify", file, result, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["findings"]) == (True, [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is not JSON"),
        ("[]", "is not the JSON object"),
        ("{}", "This is no result of a count"),
        ("[" * 9999, "is not JSON"),
    ],
)
def test_what_is_no_result_is_refused(file: str, tmp_path: Path, text: str, says: str, capsys: Printed):
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    assert main(["verify", file, str(tmp_path / "bad.json")]) == 2
    assert says in capsys.readouterr().err


def test_every_finding_has_words():
    folder = Path(counting.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*folder.glob("proofs/*.py"), folder / "verify.py"])
    codes = (
        set(re.findall(r'Finding\(\s*"(\w+)"', code))
        | set(re.findall(r'"(\w+_differs?)"', code))
        | {"did_compete", "reason_untrue"}
    )
    assert codes == set(SAID)
    town = Election((), 0, BallotBox.of("approval", [Ballot(())]))
    for code, words in SAID.items():
        facts = dict.fromkeys(re.findall(r"{(\w+)", words), 1234)
        said = sentence(
            town, Finding(code, "road", "park", {name: n for name, n in facts.items() if name not in ("project", "by")})
        )
        assert said.endswith(".") and "{" not in said
