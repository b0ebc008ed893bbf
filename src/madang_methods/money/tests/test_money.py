"""A bench and a lamp share a budget line: sums by hand, what never changes, and what an auditor finds in a bent ledger."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.money import Account, Column, Entry, as_of, entry_of, faults, in_unit, printed, shares, tally

DECEMBER = date(2026, 12, 18)


def ledger(*rows):
    """(project, line, column, amount) or with a fifth: the number that it takes back."""
    return [
        Entry(n, n, 2027, project, line, Column(column), "municipal", amount, DECEMBER, DECEMBER + timedelta(n), *back)
        for n, (project, line, column, amount, *back) in enumerate(rows, start=1)
    ]


SOUND = ledger(
    ("", "L1", "budget", 100),
    ("bench", "L1", "budget", 30),
    ("lamp", "L1", "budget", 50),
    ("bench", "L1", "moved", -5),
    ("bench", "L1", "spent", 10),
    ("bench", "L1", "spent", 12),
    ("bench", "L1", "spent", -12, 6),
    ("bench", "L1", "carried_out", 8),
)


def test_the_columns_of_the_settlement():
    bench = tally(SOUND, by=lambda entry: entry.project)["bench"]
    assert bench == Account(budget=30, moved=-5, spent=10, carried_out=8)
    assert (bench.available, bench.unspent, bench.rate) == (25, 7, Fraction(2, 5))


def test_a_share_of_a_line():
    assert shares(SOUND, "L1", Column.BUDGET) == {"bench": Fraction(3, 10), "lamp": Fraction(1, 2)}


def test_a_table_of_a_past_day_comes_back():
    past = tally(as_of(SOUND, DECEMBER + timedelta(6)), by=lambda entry: entry.project)
    assert past["bench"].spent == 22


def test_a_sound_ledger_has_no_fault():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("bent", "code"),
    [
        (SOUND[:2] + SOUND[3:], "gap"),
        ([*SOUND[:6], replace(SOUND[6], amount=-11), *SOUND[7:]], "reverse"),
        (ledger(("bench", "L1", "spent", -1)), "below"),
        (ledger(("", "L1", "budget", 100), ("bench", "L1", "budget", 101)), "shares"),
        (ledger(("bench", "", "budget", 5), ("bench", "", "spent", 6)), "overspent"),
    ],
)
def test_a_bent_ledger_is_found_out(bent, code):
    assert code in {fault.code for fault in faults(bent)}


def test_an_entry_of_nothing_or_of_nobody_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        ledger(("bench", "", "spent", 0))
    with pytest.raises(ValueError, match="belongs"):
        ledger(("", "", "spent", 1))


def test_a_row_of_the_file_is_read_back():
    row = {
        "number": "3", "booking": "2", "fiscal_year": "2027", "project": "7", "line": "", "column": "spent",
        "source": "municipal", "amount": "28400000", "on": "2027-05-04", "booked": "2027-05-06", "reverses": "",
    }  # fmt: skip
    assert entry_of(row).amount == 28_400_000


AMOUNTS = st.lists(st.integers(-(10**13), 10**13), max_size=40)


@given(AMOUNTS, st.sampled_from([1, 1_000, 1_000_000]), st.sampled_from(["down", "half_up"]))
def test_a_printed_total_is_the_sum_before_rounding(amounts, unit, rounding):
    rows, total, lacking = printed(amounts, unit, rounding)
    assert total == in_unit(sum(amounts), unit, rounding)
    assert sum(rows) + lacking == total


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(list(Column)), st.integers(1, 10**12)), max_size=30))
def test_the_order_of_entries_changes_no_sum(rows):
    made = ledger(*((project, "", column, amount) for project, column, amount in rows))
    forward, backward = (tally(part, by=lambda entry: entry.project) for part in (made, made[::-1]))
    assert forward == backward
    assert sum((account for account in forward.values()), Account()) == tally(made, by=lambda _: 0).get(0, Account())
