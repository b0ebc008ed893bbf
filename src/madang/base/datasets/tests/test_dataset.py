"""A dataset says what it is, or cannot be made."""

import pytest

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset


def dataset(*columns, **fields):
    return Dataset("list", "목록", "설명", columns, rows=lambda scope: [], **fields)


@pytest.mark.parametrize("privacy", ["internal", "personal"])
def test_what_is_not_for_the_public_cannot_be_published(privacy):
    closed = Column("note", "string", "메모", privacy=privacy)
    with pytest.raises(ValueError, match="not for the public: note"):
        dataset(closed)
    assert dataset(closed, published=False).columns == (closed,)


@pytest.mark.parametrize(("privacy", "at_least"), [("aggregate", 0), ("aggregate", 1), ("public", 5)])
def test_an_aggregate_says_how_many_people_it_counts_at_least(privacy, at_least):
    with pytest.raises(ValueError, match="at_least"):
        Column("people", "integer", "사람 수", privacy=privacy, at_least=at_least)


def test_names_are_plain_and_appear_once():
    with pytest.raises(ValueError, match="small letters"):
        Column("사업비", "money", "사업비")
    with pytest.raises(ValueError, match="small letters"):
        Dataset("My List", "목록", "설명", (Column("a", "string", "가"),), rows=lambda scope: [])
    with pytest.raises(ValueError, match="each with its own name"):
        dataset(Column("a", "string", "가"), Column("a", "string", "나"))


def test_a_key_names_columns_and_the_scope_is_known():
    with pytest.raises(ValueError, match="names no column: b"):
        dataset(Column("a", "string", "가"), key=("b",))
    with pytest.raises(ValueError, match="scope is one of"):
        dataset(Column("a", "string", "가"), scope="town")


def test_an_unknown_type_is_refused():
    with pytest.raises(ValueError, match="blob"):
        Column("a", "blob", "가")
