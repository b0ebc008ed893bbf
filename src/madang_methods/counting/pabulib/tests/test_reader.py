"""A file with a mistake is refused with its line, its field and how to mend it."""

from pathlib import Path

import pytest

from madang_methods.counting import Ballot
from madang_methods.counting.pabulib import PabulibError, election_of, read

GOOD = """META
key;value
description;Haeoreum
budget;100
vote_type;approval
rule;greedy
num_projects;2
num_votes;3
PROJECTS
project_id;cost;votes;name
1;60;2;Park
2;50.00;2;"Road; and ""lamps"" "
VOTES
voter_id;vote;age
a;1,2;34
b;2;
c;1;71
"""


def edited(*changes: tuple[str, str]) -> bytes:
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


POINTS = (("approval", "cumulative"), ("vote;age", "vote;points"), ("a;1,2;34", "a;1,2;2,1"), ("b;2;", "b;2;3"))


def test_a_good_file_is_taken_as_it_stands():
    file = read(GOOD.encode())
    assert file.meta["description"] == "Haeoreum"
    assert file.project_columns == ("project_id", "cost", "votes", "name")
    assert file.projects[1] == ("2", "50.00", "2", 'Road; and "lamps" ')
    assert file.votes == (("a", "1,2", "34"), ("b", "2", ""), ("c", "1", "71"))
    assert file.warnings == ()


def test_a_file_may_be_named_by_its_path(tmp_path: Path):
    (tmp_path / "a.pb").write_text(GOOD, encoding="utf-8")
    assert read(tmp_path / "a.pb") == read(str(tmp_path / "a.pb")) == read(GOOD.encode())


REFUSED = [
    ("empty", b"", 1, "META", "section META is missing"),
    ("not UTF-8", GOOD.encode().replace(b"Park", b"\xa4\xb1"), 11, "", "not UTF-8"),
    ("UTF-16", GOOD.encode("utf-16"), 1, "", "not UTF-8"),
    ("NUL", edited(("Park", "Pa\0rk")), 11, "", r"U\+0000"),
    ("line separator", edited(("Park", "Pa\u2028VOTES\u2028rk")), 11, "", r"U\+2028"),
    ("vertical tab", edited(("Park", "Pa\x0brk")), 11, "", r"U\+000B"),
    ("next line", edited(("Park", "Pa\x85rk")), 11, "", r"U\+0085"),
    ("lone CR", edited(("Park", "Pa\rrk")), 11, "", r"U\+000D"),
    ("no META", edited(("META\n", "")), 1, "", "begins with 'key'"),
    ("no VOTES", GOOD.encode().partition(b"VOTES")[0], 12, "VOTES", "section VOTES is missing"),
    ("META twice", edited(("PROJECTS\n", "META\n")), 9, "META", "begins a second time"),
    ("wrong order", edited(("PROJECTS\n", "VOTES\n")), 9, "VOTES", "comes before PROJECTS"),
    ("no header", edited(("project_id;cost;votes;name\n1;60;2;Park\n", "")), 10, "PROJECTS", "project_id is missing"),
    ("no columns", edited(("key;value\n", "")), 2, "META", "columns of META are"),
    ("section at once", b"META\nPROJECTS\n", 2, "PROJECTS", "section before has no columns"),
    ("no columns at the end", edited(("voter_id;vote;age\na;1,2;34\nb;2;\nc;1;71\n", "")), 13, "VOTES", "no columns"),
    ("column twice", edited(("cost;votes", "cost;cost")), 10, "PROJECTS", "'cost' stands twice"),
    ("nameless column", edited(("cost;votes", "cost;")), 10, "PROJECTS", "cannot be read"),
    ("quoted section", edited(("VOTES\n", '"VOTES"\n')), 13, "PROJECTS", "has 1 cells, but PROJECTS has 4 columns"),
    ("wide row", edited(("60;2;Park", "60;2;Park;new")), 11, "PROJECTS", "has 5 cells, but PROJECTS has 4 columns"),
    ("narrow row", edited(("c;1;71", "c;1")), 17, "VOTES", "has 2 cells, but VOTES has 3 columns"),
    ("open quote", edited(("60;2;Park", '60;2;"Park')), 11, "", "Text follows a closing quote"),
    ("endless quote", edited(("c;1;71", 'c;1;"71')), 17, "", "never closed"),
    ("text after quote", edited(("60;2;Park", '60;2;"Park" new')), 11, "", "Text follows a closing quote"),
    ("key twice", edited(("num_votes;3", "budget;100")), 8, "budget", "stands twice"),
    ("key with space", edited(("budget;", "budget ;")), 4, "key", "cannot be read"),
    ("no budget", edited(("budget;100\n", "")), 1, "budget", "does not give budget"),
    ("negative budget", edited(("budget;100", "budget;-100")), 4, "budget", "'-100' is no amount"),
    ("infinite budget", edited(("budget;100", "budget;inf")), 4, "budget", "'inf' is no amount"),
    ("thousands", edited(("budget;100", "budget;1,000")), 4, "budget", "'1,000' is no amount"),
    ("power", edited(("1;60;", "1;6e1;")), 11, "cost", "'6e1' is no amount"),
    ("no cost", edited(("1;60;", "1;;")), 11, "cost", "'' is no amount"),
    ("NaN", edited(("1;60;", "1;NaN;")), 11, "cost", "'NaN' is no amount"),
    ("endless cost", edited(("1;60;", f"1;{'9' * 5000};")), 11, "cost", "is too large"),
    ("other digits", edited(("1;60;", "1;٦٠;")), 11, "cost", "is no amount"),
    ("vote type", edited(("approval", "approvals")), 5, "vote_type", "'approvals' is no kind of vote"),
    ("max_length", edited(("rule;greedy", "max_length;few")), 6, "max_length", "no whole number"),
    ("project twice", edited(("2;50.00", "1;50.00")), 12, "project_id", "'1' stands twice, first in line 11"),
    ("project with comma", edited(("2;50.00", "2,3;50.00")), 12, "project_id", "cannot be used in a vote"),
    ("invisible id", edited(("2;50.00", "2\u200b;50.00")), 12, "project_id", "cannot be used in a vote"),
    ("voter twice", edited(("c;1;71", "a;1;71")), 17, "voter_id", "'a' stands twice, first in line 15"),
    ("no voter", edited(("c;1;71", ";1;71")), 17, "voter_id", "is no voter"),
    ("unknown project", edited(("a;1,2;34", "a;1,7;34")), 15, "vote", "no project '7'"),
    ("empty choice", edited(("a;1,2;34", "a;1,,2;34")), 15, "vote", "no project ''"),
    ("choose one", edited(("approval", "choose-1")), 15, "vote", "choose-1 ballot names 2 projects"),
    ("no points", edited(("approval", "cumulative")), 14, "points", "column points is missing"),
    ("too few points", edited(*POINTS[:2], ("a;1,2;34", "a;1,2;3")), 15, "points", "2 projects but gives 1 points"),
    ("negative points", edited(*POINTS, ("c;1;71", "c;1;-1")), 17, "points", "'-1' are no points"),
    ("half points", edited(*POINTS, ("c;1;71", "c;1;1.5")), 17, "points", "'1.5' are no points"),
]


@pytest.mark.parametrize(("data", "line", "field", "says"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED])
def test_it_is_refused(data: bytes, line: int, field: str, says: str):
    with pytest.raises(PabulibError, match=says) as refusal:
        read(data)
    assert (refusal.value.line, refusal.value.field) == (line, field)
    assert refusal.value.remedy.endswith(".")
    assert str(refusal.value).startswith(f"line {line}")


WARNED = [
    (edited(("num_projects;2", "num_projects;3")), ["line 7, num_projects: META says '3', but PROJECTS has 2 rows."]),
    (edited(("num_votes;3", "num_votes;many")), ["line 8, num_votes: META says 'many', but VOTES has 3 rows."]),
    (edited(("1;60;2", "1;60;5")), ["line 11, votes: The file says '5' for project '1', the ballots give 2."]),
    (edited(("a;1,2;34", "a;1,2,2;34")), ["line 15, vote: The ballot repeats '2'."]),
    (edited(("2;50.00", " 2;50.00")), ["line 12, project_id: There are spaces around the id '2'."]),
    (edited(("c;1;71", "c ;1;71")), ["line 17, voter_id: There are spaces around the id 'c'."]),
    (edited(("Park", "P\u202eark")), ["line 11: The invisible character U+202E stands in the text."]),
    (edited(("budget;100", "budget;100,5")), ["line 4, budget: The comma in '100,5' is read as a decimal point."]),
    (edited(("rule;greedy", "max_length;1")), ["line 13, vote: 1 ballots name more than 1 projects."]),
    (edited(("rule;greedy", "min_length;2")), ["line 13, vote: 2 ballots name fewer than 2 projects."]),
]


@pytest.mark.parametrize(("data", "warnings"), WARNED)
def test_what_merely_disagrees_is_taken_with_a_warning(data: bytes, warnings: list[str]):
    assert [str(warning) for warning in read(data).warnings] == warnings


def test_a_section_name_inside_quotes_is_text():
    forged = edited(("60;2;Park", '60;2;"Park\nVOTES\nvoter_id;vote\nx;1"'))
    assert len(read(forged).votes) == 3


def test_lines_are_counted_past_a_quoted_line_break():
    with pytest.raises(PabulibError) as refusal:
        read(edited(("60;2;Park", '60;2;"Park\n\n"'), ("c;1;71", "c;7;71")))
    assert refusal.value.line == 19


def test_decimals_are_exact():
    assert (election_of(read(GOOD.encode())).exponent, election_of(read(GOOD.encode())).projects[1].cost) == (0, 50)
    election = election_of(read(edited(("1;60;", "1;60.05;"))))
    assert (election.exponent, election.budget, [p.cost for p in election.projects]) == (2, 10_000, [6005, 5000])
    assert election_of(read(GOOD.encode()), exponent=2).budget == 10_000
    with pytest.raises(PabulibError, match="finer than 1 digits"):
        election_of(read(edited(("1;60;", "1;60.05;"))), exponent=1)


def test_a_repeated_project_counts_once():
    file = read(edited(("a;1,2;34", "a;2,1,2;34")))
    assert election_of(file).ballots == election_of(read(GOOD.encode())).ballots
    with pytest.raises(PabulibError, match="repeats a project"):
        election_of(file, repeats="refuse")


def test_points_given_twice_to_a_project_are_added_up():
    file = read(edited(*POINTS[:2], ("a;1,2;34", "a;1,2,1;1,1,1"), ("b;2;", "b;2;3"), ("c;1;71", "c;1;3")))
    assert Ballot(("1", "2"), (2, 1)) in election_of(file).ballots.ballots


def test_an_empty_vote_is_a_ballot():
    assert len(election_of(read(edited(("c;1;71", "c;;71")))).ballots) == 3


def test_ballots_keep_no_trace_of_who_voted():
    assert {"a", "b", "c", "34", "71"}.isdisjoint(repr(election_of(read(GOOD.encode())).ballots).split("'"))


def test_names_are_cleaned_for_the_page():
    assert election_of(read(edited(("Park", "P\u202eark")))).projects[0].name == "Park"


def test_a_scoring_this_version_does_not_know_is_refused():
    file = read(edited(("approval", "ordinal"), ("rule;greedy", "scoring_fn;Dowdall")))
    with pytest.raises(PabulibError, match="cannot score by 'Dowdall'"):
        election_of(file)
