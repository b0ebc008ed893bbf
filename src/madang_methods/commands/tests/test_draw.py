"""draw: anyone repeats the lottery at home from two files and a seed."""

import csv
import json
import subprocess
import sys
from fractions import Fraction

import pytest

from madang_methods.__main__ import main
from madang_methods.sortition.tests.town import QUOTAS, ROWS

SEED = "ab" * 32


@pytest.fixture
def files(tmp_path):
    with (tmp_path / "people.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROWS[0])
        writer.writeheader()
        writer.writerows(ROWS)
    lines = [f"{one.feature},{one.value},{one.least},{one.most}" for one in QUOTAS]
    (tmp_path / "quotas.csv").write_text("\n".join(["feature,value,min,max", *lines]), encoding="utf-8")
    return ["draw", "--people", str(tmp_path / "people.csv"), "--quotas", str(tmp_path / "quotas.csv"), "--seats", "4"]


def test_the_panel_with_exact_chances_reserves_and_proof(files, capsys):
    assert main([*files, "--seed", SEED, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["objective"], told["people"], told["tickets"], len(told["panel"])) == ("balanced", 12, 10_000, 4)
    assert (
        told["chances"]["lowest"]["fraction"] == told["chances"]["no_lottery_has_a_lowest_above"]["fraction"] == "3/10"
    )
    assert sum(Fraction(one["chance"]["fraction"]) * one["people"] for one in told["types"]) == 4
    drawn = {one["id"] for one in told["panel"]} | {id for one in told["reserves"] for id in one["ids"]}
    assert drawn == {row["id"] for row in ROWS}
    assert told["certificate"]["proof"]["steps"][0]["level"] == "3/10"


@pytest.mark.parametrize("objective", ["balanced", "leximin", "maximin", "goldilocks"])
def test_the_same_seed_draws_the_same_panel_whatever_the_order_of_the_rows(files, objective, capsys):
    command = [*files, "--objective", objective, "--seed", SEED, "--json"]
    main(command)
    first = capsys.readouterr().out
    with open(files[2], encoding="utf-8") as file:
        header, *rows = file.read().splitlines()
    with open(files[2], "w", encoding="utf-8") as file:
        file.write("\n".join([header, *rows[::-1]]))
    main(command)
    assert capsys.readouterr().out == first


def test_the_panel_as_csv_and_a_bundle_that_checks_itself(files, tmp_path, capsys):
    out, folder = tmp_path / "panel.csv", tmp_path / "lottery"
    rest = ["--households", "home", "--seed", SEED, "--out", str(out), "--bundle", str(folder)]
    assert main([*files, *rest]) == 0
    assert "Ticket" in capsys.readouterr().out
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    members = [row["id"] for row in rows if row["role"] == "member"]
    homes = {row["id"]: row["home"] for row in ROWS}
    assert len({homes[id] for id in members}) == 4
    done = subprocess.run([sys.executable, "-I", str(folder / "verify.py")], capture_output=True, text=True)
    assert (done.returncode, "4 members" in done.stdout) == (0, True)


def test_quotas_that_cannot_be_met_are_told_with_the_least_change(files, capsys):
    files[-1] = "5"
    assert main([*files, "--seed", SEED]) == 1
    assert capsys.readouterr().out.startswith("No panel obeys these quotas. The least change:\n  sex: F (2–2) → 2–3\n")
    assert main([*files, "--check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["possible"], len(told["repairs"])) == (False, True, 1)


def test_a_check_alone_draws_nobody(files, capsys):
    assert main([*files, "--check"]) == 0
    assert capsys.readouterr().out == "A panel is possible.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("F,young", "W,young"), "people.csv: Row 1, column sex: says “W”, which no quota names."),
        (("F,young", ",young"), "people.csv: Row 1, column sex: says nothing."),
        (("id,sex", "id,gender"), "people.csv, line 1: there is no column sex;"),
    ],
)
def test_what_is_wrong_with_the_people_is_named_by_row_and_column(files, change, said, capsys):
    with open(files[2], encoding="utf-8") as file:
        text = file.read()
    with open(files[2], "w", encoding="utf-8") as file:
        file.write(text.replace(*change))
    assert main([*files, "--seed", SEED]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("seed", "said"), [("xyz", "is no hex"), ("abcd", "2 bytes are fewer than 10")])
def test_a_seed_that_is_none_is_refused(files, seed, said, capsys):
    assert main([*files, "--seed", seed]) == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_is_said(files, capsys):
    files[2] += "x"
    assert main([*files, "--seed", SEED]) == 2
    assert "No such file" in capsys.readouterr().err
