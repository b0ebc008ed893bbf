"""A committee scores: by hand, against brute force, and what must never change a result."""

from fractions import Fraction
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.scoring import Criterion, Sheet, link, tabulate

FIVE = [Criterion(code, 20, 20) for code in ("public", "urgent", "reach", "doable", "new")]


def sheets(candidate, *rows):
    return [
        Sheet(candidate, f"J{n}", dict(zip((c.code for c in FIVE), row, strict=True))) for n, row in enumerate(rows)
    ]


def test_the_highest_and_lowest_go_and_the_rest_are_averaged():
    rows = [(20, 20, 20, 20, 20), (10, 10, 10, 10, 10), (0, 0, 0, 0, 0), (10, 10, 10, 10, 11)]
    one = tabulate(FIVE, ["a"], sheets("a", *rows), trim_from=4).standings[0]
    assert (one.mean, one.dropped) == (Fraction(101, 2), ("J0", "J2"))


def test_below_the_stated_number_of_sheets_none_is_dropped():
    one = tabulate(FIVE, ["a"], sheets("a", (20,) * 5, (0,) * 5, (10,) * 5), trim_from=4).standings[0]
    assert (one.mean, one.dropped) == (Fraction(50), ())


def test_of_several_equally_high_sheets_only_one_goes():
    one = tabulate(FIVE, ["a"], sheets("a", (20,) * 5, (20,) * 5, (10,) * 5, (0,) * 5), trim_from=3).standings[0]
    assert (one.mean, len(one.dropped)) == (Fraction(75), 2)


def test_all_equal_sheets_lose_two_of_them():
    one = tabulate(FIVE, ["a"], sheets("a", *[(10,) * 5] * 3), trim_from=3).standings[0]
    assert (one.mean, len(set(one.dropped))) == (Fraction(50), 2)


def test_a_third_is_a_third():
    one = tabulate([Criterion("c", 1, 1)], ["a"], [Sheet("a", j, {"c": int(j == "x")}) for j in "xyz"]).standings[0]
    assert one.mean == Fraction(1, 3)


def test_ties_share_a_place_and_are_named():
    rows = sheets("a", (10,) * 5) + sheets("b", (10,) * 5) + sheets("c", (5,) * 5)
    table = tabulate(FIVE, ["a", "b", "c", "d"], rows, recused={"d": 2})
    assert [(one.candidate, one.place, one.tied_with) for one in table.standings] == [
        ("a", 1, ("b",)), ("b", 1, ("a",)), ("c", 3, ()), ("d", None, ()),
    ]  # fmt: skip
    assert (table.standings[3].recused, table.full) == (2, 100)


def test_a_tie_across_the_line_is_named_and_not_broken():
    rows = sheets("a", (12,) * 5) + sheets("b", (10,) * 5) + sheets("c", (10,) * 5)
    table = tabulate(FIVE, ["a", "b", "c"], rows)
    assert [table.line(seats) for seats in (1, 2, 3)] == [(("a",), ()), (("a",), ("b", "c")), (("a", "b", "c"), ())]


@pytest.mark.parametrize(
    "wrong",
    [
        sheets("a", (21, 0, 0, 0, 0)),
        sheets("z", (1,) * 5),
        sheets("a", (1,) * 5) * 2,
        [Sheet("a", "J", {"public": 1})],
        [Sheet("a", "J", dict.fromkeys([*(c.code for c in FIVE), "more"], 1))],
    ],
)
def test_what_is_no_sheet_is_refused(wrong):
    with pytest.raises(ValueError, match=r"mark|candidate"):
        tabulate(FIVE, ["a"], wrong)


@pytest.mark.parametrize("trim_from", [1, 2])
def test_nobody_trims_two_sheets(trim_from):
    with pytest.raises(ValueError, match="3 sheets"):
        tabulate(FIVE, ["a"], [], trim_from=trim_from)


marks = st.lists(st.tuples(*[st.integers(0, 20)] * 5), min_size=1, max_size=9)


@given(marks, st.sampled_from([0, 3, 5]), st.randoms(use_true_random=False))
def test_the_order_of_sheets_changes_nothing(rows, trim_from, random):
    given_ = sheets("a", *rows)
    mixed = random.sample(given_, len(given_))
    assert tabulate(FIVE, ["a"], given_, trim_from=trim_from) == tabulate(FIVE, ["a"], mixed, trim_from=trim_from)


@given(marks, st.sampled_from([3, 4, 5]))
def test_equal_to_sorting_and_cutting(rows, trim_from):
    one = tabulate(FIVE, ["a"], sheets("a", *rows), trim_from=trim_from).standings[0]
    totals = sorted(sum(row) for row in rows)
    kept = totals[1:-1] if len(totals) >= trim_from else totals
    assert one.mean == Fraction(sum(kept), len(kept))
    assert float(one.mean) == pytest.approx(fmean(kept))
    assert sum(one.means.values()) == one.mean
    assert sorted(one.kept) == kept


@given(marks)
def test_a_mean_lies_between_the_lowest_and_the_highest(rows):
    one = tabulate(FIVE, ["a"], sheets("a", *rows), trim_from=3).standings[0]
    assert min(one.totals.values()) <= one.mean <= max(one.totals.values())


def test_who_recused_cannot_be_told_by_a_missing_letter():
    """Negative control: with one letter for everyone the gap would be hers alone."""
    everyone = list("ABCDEFGHIJ")
    linked = link(everyone, gaps=["D"])
    assert linked == ("F", "G", "H", "I", "J")
    assert "D" not in linked
    assert len(everyone) - len(linked) == 5


def test_whom_to_hide_with_them_follows_the_drawn_order():
    assert link(["C", "A", "B", "D"], gaps=["D"], fewest=2) == ("A", "B")
