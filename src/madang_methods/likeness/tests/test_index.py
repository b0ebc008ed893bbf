"""Proposals by likeness: the nearest, with reasons, the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.likeness import Document, Index, SimpleReader
from madang_methods.likeness.pieces import shared_runs
from madang_methods.likeness.semantic import similar

TITLES = st.text(st.sampled_from("공원놀이터소화기골목 "), min_size=1, max_size=15)
WISHES = [
    Document("1", "유아차와 휠체어 자외선 살균기"),
    Document("2", "좁은 골목에 소화기"),
    Document("3", "골목길 소화기함 설치"),
    Document("4", "경로당 에어컨 교체"),
]


def wishes():
    return Index.build(WISHES, SimpleReader())


def test_other_words_of_the_same_meaning_are_found_and_shown():
    match = wishes().similar("유모차 살균기")[0]
    assert (match.id, match.shared) == ("1", (("유모차", "유아차"), ("살균기", "살균기")))


def test_one_asks_about_a_proposal_that_is_in_it():
    assert [match.id for match in wishes().similar("좁은 골목에 소화기", but="2")] == ["3"]


def test_nothing_resembles_it():
    assert wishes().similar("드론 배송") == []
    assert Index.build([], SimpleReader()).similar("드론") == []


def test_shared_syllables_are_the_reason_where_no_word_is_shared():
    match = wishes().similar("소화기함")[0]
    assert (match.id, match.runs) == ("3", ("소화기함",))
    assert shared_runs("금연거리", "금연 거리") == ["금연거리"]


def test_a_new_wish_joins_and_an_edited_one_takes_its_place():
    more = wishes().with_more([Document("5", "드론 배송"), Document("4", "드론 축제")])
    assert [match.id for match in more.similar("드론 축제")] == ["4", "5"]
    assert [match.id for match in more.similar("경로당 에어컨")] == []
    assert len(more.documents) == 5


def test_two_wishes_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        Index.build([WISHES[0], WISHES[0]], SimpleReader())


@given(st.lists(TITLES, min_size=1, max_size=12), TITLES)
def test_likeness_lies_between_nothing_and_the_same(titles, asked):
    index = Index.build([Document(str(number), title) for number, title in enumerate(titles)], SimpleReader())
    found = index.similar(asked, most=20, least=0.0)
    assert [match for match in found if not 0 <= match.likeness <= 1.0001] == []
    assert sorted(found, key=lambda match: -match.rank) == found


@given(st.lists(TITLES, min_size=2, max_size=8, unique=True))
def test_nothing_is_more_like_a_title_than_itself(titles):
    index = Index.build([Document(str(number), title) for number, title in enumerate(titles)], SimpleReader())
    for title in titles:
        found = {match.title: match.likeness for match in index.similar(title, most=20, least=0.0)}
        assert max(found.values()) <= found[title] + 0.0001


class ByLength:
    """A model to whom titles of the same length mean the same."""

    def of(self, texts):
        import numpy as np

        rows = np.array([[len(text), 10.0] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_a_second_opinion_changes_the_order_of_the_nearest():
    assert [match.id for match in similar(wishes(), "소화기", ByLength())][:2] == ["2", "3"]
    assert {match.id for match in similar(wishes(), "소화기", ByLength(), most=9)} == {"1", "2", "3", "4"}
