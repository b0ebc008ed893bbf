"""The labelled titles: wishes for the same thing in other words, and near misses."""

import pytest

from madang_methods.likeness import Document, Index, KiwiReader, SimpleReader

from .measured import labelled, quality


def orders(reader):
    index = Index.build([Document(str(number), one.title) for number, one in enumerate(labelled())], reader)
    return lambda asked: [
        int(match.id) for match in index.similar(labelled_titles[asked], most=10, least=0.0, but=str(asked))
    ]


labelled_titles = [one.title for one in labelled()]


def test_there_are_enough_and_none_twice():
    titles = labelled()
    assert len({one.title for one in titles}) == len(titles) >= 120
    groups = [one.group for one in titles if one.group]
    assert [group for group in groups if groups.count(group) < 2] == []


def test_ninety_eight_of_a_hundred_are_among_the_first_three():
    pytest.importorskip("kiwipiepy")
    titles, order = labelled(), orders(KiwiReader())
    assert quality(titles, order).hit_at_3 >= 0.98
    assert quality(titles, order, unseen=True).hit_at_3 >= 0.97


def test_without_kiwi_nine_of_ten_are():
    assert quality(labelled(), orders(SimpleReader())).hit_at_3 >= 0.93
