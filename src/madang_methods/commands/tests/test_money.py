"""money: an auditor makes the town's table again from the public ledger."""

import json

import pytest

from madang_methods.__main__ import main

LEDGER = """number,booking,fiscal_year,project,line,column,source,amount,on,booked,reverses,office
1,1,2027,,parks,bill,municipal,50,2026-11-20,2026-11-20,,
2,1,2027,3,parks,bill,municipal,30,2026-11-20,2026-11-20,,Parks
3,2,2027,,parks,budget,municipal,45,2026-12-18,2026-12-18,,
4,2,2027,3,parks,budget,municipal,20,2026-12-18,2026-12-18,,Parks
5,3,2027,3,parks,spent,municipal,7,2027-05-04,2027-05-06,,Parks
6,4,2027,3,parks,spent,municipal,-7,2027-05-10,2027-05-10,5,Parks
"""


@pytest.fixture
def ledger(tmp_path):
    """ledger(more): the file with more lines at its end."""

    def write(more="", text=LEDGER):
        (tmp_path / "ledger.csv").write_text(text + more, encoding="utf-8-sig")
        return str(tmp_path / "ledger.csv")

    return write


def told(capsys, *words):
    status = main(["money", *words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_from_the_choice_to_the_last_won(ledger, capsys):
    status, found = told(capsys, ledger())
    assert (status, found["faults"], found["entries"]) == (0, [], 6)
    assert dict(zip(found["columns"], found["rows"]["3"], strict=True)) == {
        "selected": 0, "requested": 0, "bill": 30, "budget": 20, "spent": 0, "added": 0, "waiting": 0, "unspent": 20,
    }  # fmt: skip


def test_as_it_stood_on_a_past_day(ledger, capsys):
    spent = {day: told(capsys, ledger(), "--as-of", day)[1]["rows"]["3"][4] for day in ("2027-05-05", "2027-05-06")}
    assert spent == {"2027-05-05": 0, "2027-05-06": 7}


def test_by_any_column_and_by_year(ledger, capsys):
    _status, found = told(capsys, ledger(), "--by", "office", "--table", "settlement", "--year", "2027")
    assert {name: row[0] for name, row in found["rows"].items()} == {"Parks": 20}
    assert told(capsys, ledger(), "--by", "line", "--whole")[1]["rows"]["parks"][3] == 45
    assert told(capsys, ledger(), "--year", "2028")[1]["rows"] == {}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("7,5,2027,3,parks,spent,municipal,21,2027-06-01,2027-06-01,,Parks\n", "overspent"),
        ("7,5,2027,3,parks,budget,municipal,26,2027-06-01,2027-06-01,,Parks\n", "shares"),
        ("8,5,2027,3,parks,spent,municipal,1,2027-06-01,2027-06-01,,Parks\n", "gap"),
        ("7,5,2027,3,parks,spent,municipal,6,2027-06-01,2027-06-01,5,Parks\n", "reverse"),
        ("7,5,2027,3,parks,bill,municipal,-31,2027-06-01,2027-06-01,,Parks\n", "below"),
    ],
)
def test_a_ledger_that_was_tampered_with_is_found_out(ledger, capsys, line, code):
    status, found = told(capsys, ledger(line))
    assert (status, [one["code"] for one in found["faults"]]) == (1, [code])


def test_the_table_for_people_says_whether_there_is_a_fault(ledger, capsys):
    assert main(["money", ledger()]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "6 entries, no fault."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEDGER.replace("amount", "money"), "line 1: there is no column amount."),
        (LEDGER.replace(",45,", ",much,"), "line 4: invalid literal for int() with base 10: 'much'"),
        (LEDGER.replace("budget", "plan"), "line 4: 'plan' is not a valid Column"),
    ],
)
def test_what_is_no_ledger_is_named_by_its_line(ledger, capsys, text, said):
    assert main(["money", ledger(text=text)]) == 2
    assert capsys.readouterr().err.strip().endswith(said)


def test_an_unknown_column_is_told_with_those_there_are(ledger, capsys):
    assert main(["money", ledger(), "--by", "dog"]) == 2
    assert "there is no column dog; there are number, booking" in capsys.readouterr().err
