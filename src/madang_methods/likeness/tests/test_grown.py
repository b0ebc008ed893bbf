"""An index that has grown finds what is new as one built anew does, and finds what it knew as before."""

import pytest

from madang_methods.likeness import Document, Index, SimpleReader

PLACES = ("골목", "공원", "시장", "하천", "도서관", "경로당", "놀이터")
THINGS = ("소화기", "긴의자", "가로등", "그늘막", "화장실", "꽃밭", "비상벨")
OLD = [Document(f"{place}{thing}", f"{place}에 {thing} 놓기") for place in PLACES for thing in THINGS]
NEW = [Document("new", "체육관 옆 정수기 달기"), Document("newer", "산책길 그늘막과 긴의자")]


@pytest.fixture(scope="module")
def index():
    return Index.build(OLD, SimpleReader())


def test_what_is_new_is_found_first_by_its_own_words(index):
    grown = index.grown(NEW)
    for one in NEW:
        first = grown.similar(one.title)[0]
        assert first.id == one.id and first.likeness > 0.98


def test_what_was_known_is_as_alike_as_before_within_a_hundredth(index):
    grown = index.grown(NEW[:1])
    for title in ("골목에 소화기", "공원에 긴 의자를", "시장 화장실"):
        before, after = index.similar(title), grown.similar(title)
        assert [one.id for one in after] == [one.id for one in before]
        assert all(abs(one.likeness - other.likeness) < 0.01 for one, other in zip(after, before, strict=True))


def test_grown_and_built_anew_name_the_same_first(index):
    grown, anew = index.grown(NEW), Index.build([*OLD, *NEW], SimpleReader())
    for title in ("체육관에 정수기", "산책길에 그늘막", "하천 비상벨", "경로당에 꽃밭을"):
        assert grown.similar(title, most=1)[0].id == anew.similar(title, most=1)[0].id, title


def test_an_index_that_knew_nothing_grows_too():
    assert Index.build([], SimpleReader()).grown(NEW).similar("정수기") == []
    assert len(Index.build([], SimpleReader()).grown(NEW).documents) == 2
    assert Index.build(OLD, SimpleReader()).grown([]).similar("골목에 소화기")[0].id == "골목소화기"
