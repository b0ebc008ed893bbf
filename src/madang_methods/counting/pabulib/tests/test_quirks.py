"""What published files really contain (counting.md 6.13 to 6.15), one test a quirk; both ways of reading agree."""

import numpy as np
import pytest

from madang_methods.counting import Election, RuleSpec, count
from madang_methods.counting.pabulib import PabulibError, election_of, published, read, read_election, told, write

from .test_reader import GOOD, POINTS, edited

Told = tuple[Election, list[str]]
MOST = 2**62 - 1


def both(data: bytes) -> Told:
    """The election, and the warnings without their line."""
    file, said = read(data), told(data)
    assert election_of(file) == said.election == read_election(data)
    assert tuple(map(str, file.warnings)) == said.warnings
    assert published(file) == said.published
    assert write(file) == data
    return said.election, [str(warning) for warning in file.warnings]


def refused(data: bytes) -> PabulibError:
    errors = []
    for way in (read, told):
        with pytest.raises(PabulibError) as refusal:
            way(data)
        errors.append(refusal.value)
    assert str(errors[0]) == str(errors[1])
    return errors[0]


def test_a_project_repeated_within_a_vote_counts_once_and_is_told():
    election, warnings = both(edited(("a;1,2;34", "a;2,1,2,1;34")))
    assert election.ballots == read_election(GOOD.encode()).ballots
    assert warnings == ["line 15, vote: The ballot repeats '2', '1'."]


def test_each_line_with_a_repeated_project_is_told():
    _, warnings = both(edited(("a;1,2;34", "a;2,2;34"), ("b;2;", "b;2,2;"), ("1;60;2", "1;60;1")))
    assert warnings == ["line 15, vote: The ballot repeats '2'.", "line 16, vote: The ballot repeats '2'."]


def test_a_repeated_project_keeps_its_best_place_in_a_ranking():
    data = edited(("approval", "ordinal"), ("a;1,2;34", "a;2,1,2;34"), ("rule;greedy", "max_length;3"))
    assert ("2", "1") in [ballot.choices for ballot in both(data)[0].ballots.ballots]


def test_a_votes_column_that_the_ballots_do_not_confirm_is_told():
    assert both(edited(("1;60;2", "1;60;9")))[1] == [
        "line 11, votes: The file says '9' for project '1', the ballots give 2."
    ]


def test_a_score_column_is_compared_with_points_and_with_borda_points():
    scored = ("cost;votes;name", "cost;score;name")
    _, warnings = both(edited(*POINTS, ("c;1;71", "c;1;4"), scored))
    assert warnings[0] == "line 11, score: The file says '2' for project '1', the ballots give 6."
    _, warnings = both(edited(("approval", "ordinal"), ("rule;greedy", "max_length;2"), scored))
    assert warnings[0] == "line 11, score: The file says '2' for project '1', the ballots give 4."


def test_budgets_with_needless_decimals_are_whole():
    election, warnings = both(edited(("budget;100", "budget;8000000.00")))
    assert (election.budget, election.exponent, warnings) == (8_000_000, 0, [])


def test_budgets_with_real_decimals_are_exact():
    election, _ = both(edited(("budget;100", "budget;0.1")))
    assert (election.budget, election.exponent, election.projects[0].cost) == (1, 1, 600)


def test_a_project_dearer_than_the_budget_is_counted_and_not_funded():
    election, warnings = both(edited(("1;60;", "1;101;")))
    assert (count(election, RuleSpec()).funded, warnings) == (("2",), [])


def test_where_everything_fits_everything_is_funded():
    election, warnings = both(edited(("budget;100", "budget;110")))
    assert (set(count(election, RuleSpec()).funded), warnings) == ({"1", "2"}, [])


def test_a_budget_with_a_zero_too_many_is_taken_as_written():
    assert both(edited(("budget;100", "budget;1000")))[0].budget == 1000


def test_a_project_without_votes_stands_for_election():
    election, warnings = both(
        edited(("1;60;2", "1;60;0"), ("a;1,2;34", "a;2;34"), ("c;1;71", "c;2;71"), ("50.00;2", "50.00;3"))
    )
    assert (len(election.projects), election.ballots.votes()["1"], warnings) == (2, 0, [])


@pytest.mark.parametrize(("selected", "funded"), [("0", set()), ("1", {"1"}), ("2", set()), ("3", set()), ("", set())])
def test_only_selected_1_is_funded(selected: str, funded: set[str]):
    data = edited(("cost;votes;name", "cost;selected;name"), ("1;60;2", f"1;60;{selected}"), ("50.00;2", "50.00;0"))
    assert told(data).published == published(read(data)) == funded


def test_a_file_that_does_not_say_what_was_funded():
    assert told(GOOD.encode()).published is None


@pytest.mark.parametrize("vote", ["", " ", "   "])
@pytest.mark.parametrize("kind", ["approval", "choose-1", "ordinal"])
def test_an_empty_vote_is_a_ballot_of_somebody(vote: str, kind: str):
    data = edited(("approval", kind), ("a;1,2;34", "a;1;34"), ("c;1;71", f"c;{vote};71"))
    election = both(data)[0]
    assert (len(election.ballots), election.ballots.ballots[0].choices) == (3, ())


@pytest.mark.parametrize("points", ["", " "])
def test_an_empty_vote_with_empty_points_is_one_too(points: str):
    assert len(both(edited(*POINTS, ("c;1;71", f"c;;{points}")))[0].ballots) == 3


def test_an_unknown_project_is_refused():
    error = refused(edited(("b;2;", "b;2,9;")))
    assert (error.line, error.field, error.problem) == (16, "vote", "There is no project '9'")


def test_014_is_not_14():
    data = edited(("2;50.00", "014;50.00"), ("a;1,2;34", "a;1,014;34"), ("b;2;", "b;014;"))
    assert both(data)[0].ballots.votes() == {"1": 2, "014": 2}
    assert refused(data.replace(b"b;014;", b"b;14;")).problem == "There is no project '14'"


def test_a_voter_who_stands_twice_is_refused_with_both_lines():
    error = refused(edited(("c;1;71", "b;1;71")))
    assert (error.line, error.problem) == (17, "The voter 'b' stands twice, first in line 16")
    assert refused(edited(("c;1;71", " b;1;71"))).problem == "The voter 'b' stands twice, first in line 16"


def test_byte_order_mark_line_ends_and_quotes_do_not_change_what_is_said():
    plain = read_election(GOOD.encode())
    for odd in (
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("b;2;\n", "b;2;\r\n").encode(),
        edited(("b;2;", '"b";"2";')),
        edited(("b;2;", "\nb;2;\n")),
        GOOD.encode().rstrip(),
    ):
        assert both(odd)[0] == plain


def test_a_semicolon_in_quotes_is_text():
    assert both(edited(("b;2;", 'b;2;"3;4"'), ("a;1,2;34", '"a;a";1,2;34')))[0] == read_election(GOOD.encode())


def test_an_amount_that_64_bits_cannot_hold_is_refused_by_name():
    assert "'4611686018427387904' is too large" in str(refused(edited(("1;60;", f"1;{MOST + 1};"))))
    assert "is too large" in str(refused(edited(("budget;100", f"budget;{10**15}.5"))))
    file = read(edited(("budget;100", "budget;999999999999999.000001")))
    with pytest.raises(PabulibError, match="999999999999999.000001 is too large to be counted in units with 6 digits"):
        election_of(file)
    with pytest.raises(PabulibError, match="is too large to be counted"):
        election_of(read(edited(("budget;100", f"budget;{10**14}"))), exponent=6)


def test_points_that_64_bits_cannot_add_up_are_refused_by_name():
    most = 10**15 - 1
    election, _ = both(edited(*POINTS, ("c;1;71", f"c;1;{most}")))
    assert election.ballots.points()["1"] == most + 2
    rows = "".join(f"v{number};1;{most};\n" for number in range(5000)).replace(";\n", "\n")
    error = refused(edited(*POINTS, ("c;1;71", f"c;1;{most}")) + rows.encode())
    assert (error.field, "too many to be added up" in error.problem) == ("points", True)


@pytest.mark.parametrize("points", ["-1", "1,-1", "1.5", "1e3", "٣", "nan", "9" * 16])
def test_points_that_are_none_are_refused(points: str):
    assert "are no points from 0" in refused(edited(*POINTS, ("c;1;71", f"c;1;{points}"))).problem


@pytest.mark.parametrize(("vote", "points"), [("1,2", "1"), ("1", "1,2"), ("", "1"), ("1", ""), ("1,2", "1,")])
def test_points_that_do_not_match_their_projects_are_refused(vote: str, points: str):
    error = refused(edited(*POINTS, ("c;1;71", f"c;{vote};{points}")))
    assert (error.line, error.field) == (17, "points")


def test_points_written_as_decimals_are_whole():
    assert both(edited(*POINTS, ("c;1;71", "c;1;4.0")))[0].ballots.points()["1"] == 6


def test_spaces_within_a_vote_do_not_matter():
    assert both(edited(("a;1,2;34", "a; 1 , 2 ;34")))[0] == read_election(GOOD.encode())


def test_a_choose_1_ballot_may_repeat_its_one_project():
    data = edited(("approval", "choose-1"), ("a;1,2;34", "a;1,1;34"))
    assert both(data)[0].ballots.votes() == {"1": 2, "2": 1}


@pytest.mark.parametrize("kind", ["approval", "choose-1", "cumulative", "scoring", "ordinal"])
def test_a_vote_without_voters_is_an_election(kind: str):
    head = GOOD.partition("a;1,2")[0].replace("approval", kind).replace("vote;age", "vote;points")
    assert len(both(head.encode())[0].ballots) == 0


def long_file(rows: int, newline: str = "\n") -> str:
    """Many rows, so that they are read in blocks."""
    votes = "".join(f"v{number};{('1', '2', '1,2')[number % 3]};{number % 90}\n" for number in range(rows))
    return (GOOD.partition("a;1,2")[0] + votes).replace("\n", newline)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_long_files_are_read_in_blocks_and_lose_nothing(newline: str):
    election, _ = both(long_file(20_000, newline).encode())
    assert election.ballots.votes() == {"1": 13_333, "2": 13_333}


ODD_ROWS = {
    "quotes": 'x;"1";"a;b"\n',
    "blank line": "\nx;1;5\n",
    "other line end": "x;1;5\r\n",
    "line break in quotes": 'x;1;"5\n6"\n',
}


@pytest.mark.parametrize("odd", ODD_ROWS.values(), ids=ODD_ROWS)
@pytest.mark.parametrize("place", [0, 1, 9_000, 20_000])
def test_an_odd_row_among_many_is_found_and_the_lines_still_counted(odd: str, place: int):
    head, mark, rows = long_file(20_000).partition("voter_id;vote;age\n")
    lines = rows.splitlines(keepends=True)
    data = head + mark + "".join([*lines[:place], odd, *lines[place:]])
    assert both(data.encode())[0].ballots.votes() == {"1": 13_334, "2": 13_333}
    wrong = (data + "y;7;5\n").encode()
    assert refused(wrong).line == wrong.count(b"\n")


@pytest.mark.parametrize("wrong", ["x;1\n", "x;1;2;3\n", "x;1\ny;1;2;3\n", "VOTES\n", "META\n"])
@pytest.mark.parametrize("place", [0, 9_000, 20_000])
def test_a_wrong_row_among_many_is_named_with_its_line(wrong: str, place: int):
    head, mark, rows = long_file(20_000).partition("voter_id;vote;age\n")
    lines = rows.splitlines(keepends=True)
    data = head + mark + "".join([*lines[:place], wrong, *lines[place:]])
    assert refused(data.encode()).line == 15 + place


def test_columns_hold_whole_numbers():
    assert read_election(GOOD.encode()).ballots.columns.weights.dtype == np.int64


@pytest.mark.parametrize("length", [1, 7, 8, 9, 16, 17, 63, 64, 65, 200])
def test_ids_of_any_length_are_told_apart_to_the_last_letter(length: int):
    one, other = "가" + "x" * length, "가" + "x" * (length - 1) + "y"
    ids = (("1;60;2", f"{one};60;2"), ("2;50.00", f"{other};50.00"))
    data = edited(*ids, ("a;1,2;34", f"a;{one},{other};34"), ("b;2;", f"b;{other};"), ("c;1;71", f"c;{one};71"))
    assert both(data)[0].ballots.votes() == {one: 2, other: 2}
    for wrong in (one[:-1], one + "x", one[1:], one[0]):
        assert refused(data.replace(f"c;{one};".encode(), f"c;{wrong};".encode())).line == 17


def test_points_may_be_large():
    assert both(edited(*POINTS, ("c;1;71", "c;1;123456789012")))[0].ballots.points()["1"] == 123456789014
