"""similar: a clerk looks for what was proposed before."""

import json

import pytest

from madang_methods.__main__ import main


@pytest.fixture
def corpus(tmp_path):
    file = tmp_path / "wishes.csv"
    file.write_text("id,title\n27-1,골목길 소화기 설치\n27-2,유아차 살균기\n", encoding="utf-8")
    return str(file)


def test_the_most_alike_with_the_words_that_say_so(corpus, capsys):
    assert main(["similar", "--corpus", corpus, "--query", "유모차 살균기", "--simple"]) == 0
    assert capsys.readouterr().out.endswith("27-2  유아차 살균기  (유모차 = 유아차, 살균기)\n")


def test_the_same_as_data(corpus, capsys):
    assert main(["similar", "--corpus", corpus, "--query", "골목 소화기", "--simple", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reader"], told["documents"]) == ("simple-1", 2)
    assert told["similar"][0]["id"] == "27-1"
    assert told["similar"][0]["shared_words"] == [
        {"asked": "골목", "found": "골목길"},
        {"asked": "소화기", "found": "소화기"},
    ]


def test_an_index_is_saved_and_asked(corpus, tmp_path, capsys):
    saved = str(tmp_path / "wishes.likeness")
    assert main(["similar", "--corpus", corpus, "--save", saved, "--simple"]) == 0
    assert main(["similar", "--index", saved, "--query", "드론", "--simple"]) == 0
    assert capsys.readouterr().out == "Nothing resembles it.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,title\n1,가\n1,나\n", "wishes.csv, line 3: The id '1' is already that of line 2."),
        ("id,name\n1,가\n", "wishes.csv, line 1: There is no column title or 제목 or 사업명; there are id, name."),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(corpus, text, said, capsys):
    with open(corpus, "w", encoding="utf-8") as file:
        file.write(text)
    assert main(["similar", "--corpus", corpus, "--query", "가", "--simple"]) == 2
    assert capsys.readouterr().err.strip().endswith(said)


def test_a_missing_file_and_a_missing_question_are_said(corpus, capsys):
    assert main(["similar", "--corpus", corpus + "x", "--query", "가", "--simple"]) == 2
    assert "No such file" in capsys.readouterr().err
    assert main(["similar", "--corpus", corpus, "--simple"]) == 2
    assert "--query" in capsys.readouterr().err
