"""Promised and kept, and amounts shared out: nothing is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.money import Account, Promise, apportion
from madang_methods.money.promise import NOTHING

AMOUNTS = st.integers(0, 10**13)


@given(st.integers(-(10**13), 10**13), st.lists(AMOUNTS, min_size=1, max_size=8).filter(any))
def test_parts_add_up_to_the_whole_and_keep_their_proportion(amount, weights):
    parts = apportion(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - amount * weight) < sum(weights)


@given(st.lists(AMOUNTS, min_size=1, max_size=8).filter(any))
def test_an_amount_shared_by_itself_stays_as_it_is(weights):
    assert apportion(sum(weights), weights) == weights


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_nothing_is_shared_over_nothing(weights):
    with pytest.raises(ValueError, match="Weights"):
        apportion(5, weights)


@given(st.lists(st.lists(AMOUNTS, min_size=10, max_size=10), max_size=6))
def test_the_sum_of_promises_is_the_promise_of_the_sum(rows):
    accounts = [Account(*row) for row in rows]
    assert sum((Promise.of(account) for account in accounts), NOTHING) == Promise.of(sum(accounts, Account()))


def test_changes_lead_from_the_first_amount_to_the_last():
    promise = Promise.of(Account(selected=30, requested=28, bill=28, budget=20, carried_in=3, spent=22))
    assert (promise.changes, promise.added, promise.kept) == ((-2, 0, -8, 2), 3, 22)
    assert promise.selected + sum(promise.changes) == promise.spent
