"""A resident types a word; a plain LIKE finds it however it was written."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.likeness import Search, search_text

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)

FOUND = [
    ("공원", "한강공원의 의자"),
    ("공원에서", "공원 벤치"),
    ("가로등을", "가로등이 어두워요"),
    ("과속방지턱", "과속 방지턱을 늘려 주세요"),
    ("과속 방지턱", "초등학교 앞 과속방지턱"),
    ("불법주정차단속", "불법 주정차 단속"),
    ("어린이 집", "구립어린이집"),
    ("어린이집", "어린이 집 앞"),
    ("빈집", "빈 집을 고쳐요"),
    ("빈 집", "마을 빈집"),
    ("카메라", "단속카메라"),
    ("CCTV", "ｃｃｔｖ를 달아 주세요"),
    ("3·1운동", "3.1 운동 기념"),
    ("자전거도로", "자전거 도로 정비"),
    ("설치해주세요", "소화기 설치"),
    ("\u1100\u1169\u11bc\u110b\u116f\u11ab", "공원"),
    ("공원", "\u1100\u1169\u11bc\u110b\u116f\u11ab"),
    ("공\u200b원", "공원"),
    ("어ㄹ", "어른"),
    ("어ㄹ", "얼음"),
    ("CCTV설치", "CCTV 설치"),
    ("100%", "만족도 100 %"),
]
NOT_FOUND = [
    ("도로", "안전하도록"),
    ("도서", "지도 서비스"),
    ("한국", "안전한 국도"),
    ("공원", "제공 원칙"),
    ("공원 벤치", "공원 의자"),
    ("나무", "나문재"),
    ("12", "1 2"),
    ("_", "가"),
]


def like(query, text):
    """What a database says: AND of OR of LIKE."""
    words = Search.of(query).words
    where = " AND ".join("(" + " OR ".join(["? LIKE ?"] * len(word)) + ")" for word in words) or "0"
    column = search_text(text)
    given = [value for word in words for spelling in word for value in (column, f"%{spelling}%")]
    return bool(sqlite3.connect(":memory:").execute(f"SELECT {where}", given).fetchone()[0])


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_it_is_found(query, text):
    assert (like(query, text), Search.of(query).finds(search_text(text))) == (True, True)


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_it_is_not_found(query, text):
    assert like(query, text) is False


@given(st.text(max_size=80))
def test_a_pattern_needs_no_escape_whatever_is_typed(query):
    spellings = [spelling for word in Search.of(query).words for spelling in word]
    assert [spelling for spelling in spellings if set(spelling) & set("%_\\")] == []
    assert len(spellings) <= 8 * 15


@given(st.lists(st.text(SYLLABLES, min_size=2, max_size=8), min_size=1, max_size=4))
def test_a_text_is_found_by_its_own_words_however_it_is_spaced(words):
    assert Search.of(" ".join(words)).finds(search_text(" ".join(words)))
    assert Search.of(" ".join(words)).finds(search_text("".join(words)))


@given(st.text(SYLLABLES, min_size=4, max_size=8), st.data())
def test_a_compound_is_found_with_a_space_in_it(word, data):
    cut = data.draw(st.integers(2, len(word) - 2))
    assert Search.of(word).finds(search_text(f"{word[:cut]} {word[cut:]}"))
