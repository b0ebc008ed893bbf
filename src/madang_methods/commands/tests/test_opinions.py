"""The command that maps opinions, as someone at home runs it."""

import json

from madang_methods.__main__ import main
from madang_methods.opinions import map_opinions, published, read_votes
from madang_methods.opinions.tests.samples import village


def written(folder, rows) -> str:
    file = folder / "votes.csv"
    file.write_text("person,statement,vote\n" + "".join(f"{who},{what},{said}\n" for who, what, said in rows))
    return str(file)


def test_the_command_prints_the_map_that_the_site_shows(tmp_path, capsys):
    assert main(["opinions", written(tmp_path, village()), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(published(map_opinions(read_votes(village())))))


def test_it_tells_groups_in_sentences(tmp_path, capsys):
    assert main(["opinions", written(tmp_path, village())]) == 0
    out = capsys.readouterr().out
    assert out.startswith("60 people, 12 statements, 655 votes.\n60 people (100%) voted enough")
    assert "Group A, 30 people:" in out
    assert "More than half of every group agree: s1" in out


def test_it_says_why_there_are_no_groups(tmp_path, capsys):
    assert main(["opinions", written(tmp_path, village(people=4))]) == 0
    assert "No groups are shown: too few people" in capsys.readouterr().out


def test_a_wrong_vote_is_refused_with_its_row(tmp_path, capsys):
    assert main(["opinions", written(tmp_path, [("ann", "u", 7)])]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/votes.csv: row 1: A vote is 1, 0 or -1, not '7'.\n"


def test_a_missing_file_is_named(tmp_path, capsys):
    assert main(["opinions", str(tmp_path / "none.csv")]) == 2
    assert "none.csv: No such file" in capsys.readouterr().err
