"""Votes of record: the last one of each person on each statement, whatever the order of the rows."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..csv_votes import read_csv_votes
from ..errors import VotesError
from ..votes import Votes, read_votes
from .samples import real

PEOPLE, STATEMENTS = st.sampled_from("abcdef"), st.sampled_from("uvwxyz")
ROWS = st.lists(st.tuples(PEOPLE, STATEMENTS, st.sampled_from([-1, 0, 1])), max_size=60)


def told(votes: Votes) -> list[tuple[str, str, int]]:
    return [
        (votes.people[who], votes.statements[what], int(said))
        for who, what, said in zip(votes.person, votes.statement, votes.value, strict=True)
    ]


def test_the_last_vote_of_a_person_counts():
    votes = read_votes([("ann", "park", 1), ("ann", "road", 0), ("ann", "park", -1)])
    assert told(votes) == [("ann", "park", -1), ("ann", "road", 0)]


def test_the_last_is_told_by_its_time_where_rows_have_one():
    assert told(read_votes([("ann", "park", 1, 200), ("ann", "park", -1, 100)])) == [("ann", "park", 1)]


@given(ROWS)
def test_votes_are_those_of_a_table_that_is_written_over(rows: list):
    table = {(who, what): said for who, what, said in rows}
    assert told(read_votes(rows)) == [(*key, table[key]) for key in sorted(table)]


@given(ROWS, st.randoms(use_true_random=False))
def test_rows_with_times_may_come_in_any_order(rows: list, chance: random.Random):
    timed = [(*row, time) for time, row in enumerate(rows)]
    before = told(read_votes(timed))
    chance.shuffle(timed)
    assert told(read_votes(timed)) == before


def test_re_votes_of_the_real_conversations_are_counted_once():
    assert (len(real("15-per-hour-seattle").value), len(real("scoop-hivemind.ubi").value)) == (2872, 7153)


def test_numbers_beyond_sixteen_bits_are_ordered():
    person = np.array([70_000, 3, 65_536, 70_000])
    votes = Votes.of(range(70_001), ["s"], person, np.zeros(4, int), np.array([1, 0, -1, -1]))
    assert (votes.person.tolist(), votes.value.tolist()) == ([3, 65_536, 70_000], [0, -1, -1])


def test_some_people_alone_keep_their_votes():
    votes = read_votes([("ann", "u", 1), ("bob", "u", -1), ("bob", "v", 0), ("eve", "v", 1)])
    assert told(votes.only(np.array([2, 1]))) == [("eve", "v", 1), ("bob", "u", -1), ("bob", "v", 0)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("ann", "u", 1), ("ann", "v", 2)], "row 2: A vote is 1, 0 or -1, not 2."),
        ([("ann", "u")], "row 1: A row is person, statement, vote and perhaps a whole number as time."),
        ([("ann", "u", 1, "noon")], "row 1: A row is person, statement, vote and perhaps a whole number as time."),
    ],
)
def test_what_is_wrong_is_named_with_its_row(rows: list, text: str):
    with pytest.raises(VotesError) as refused:
        read_votes(rows)
    assert str(refused.value) == text


def test_a_number_beyond_the_people_is_refused():
    with pytest.raises(VotesError, match="A person lies outside 0 to 0"):
        Votes.of(["ann"], ["u"], np.array([1]), np.array([0]), np.array([1]))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["who,what"], "row 1: The columns person, statement and vote"),
        (["사람,문장,의견", "가,나"], "row 1: The row is too short."),
    ],
)
def test_a_file_without_its_columns_is_refused(lines: list[str], text: str):
    with pytest.raises(VotesError) as refused:
        read_csv_votes(lines)
    assert str(refused.value).startswith(text)
