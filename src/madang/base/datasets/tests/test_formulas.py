"""No text from a resident runs as a formula in an officer's spreadsheet, and every text comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.formats import csv as csv_format
from madang.base.datasets.formats.csv import neutralise, restore

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
DANGEROUS = tuple(STARTS)
text = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠'가a1 ,\""), max_size=8) | st.text(max_size=20)


@pytest.mark.parametrize("start", STARTS)
def test_what_begins_like_a_formula_gets_an_apostrophe(start):
    assert neutralise(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("harmless", ["", "그늘막", "1-2", "a=b", " =1", "'나무'", "''"])
def test_what_does_not_stays_as_it_is(harmless):
    assert neutralise(harmless) == harmless


@given(text)
def test_no_text_begins_like_a_formula_afterwards(words):
    assert not neutralise(words).startswith(DANGEROUS)


@given(text)
def test_every_text_comes_back(words):
    assert restore(neutralise(words)) == words


@given(st.lists(st.tuples(text, st.integers(-(10**12), 10**12)), max_size=5))
def test_every_row_comes_back_from_the_file_and_numbers_keep_their_sign(rows):
    columns = (Column("words", "string", "글"), Column("cost", "money", "사업비"))
    table = Dataset("list", "목록", "설명", columns, rows=lambda scope: rows).table(None)
    file = b"".join(csv_format.write(table)).decode()
    assert list(csv_format.read(columns, io.StringIO(file, newline=""))) == rows


def test_without_the_apostrophe_the_check_would_fail():
    """Negative control: a plain writer lets the formula through, and the same look at the cells sees it."""
    plain = io.StringIO(newline="")
    csv.writer(plain, quoting=csv.QUOTE_ALL).writerow(["=1+1"])
    careful = neutralise("=1+1")
    assert [cell.startswith(DANGEROUS) for cell in [next(csv.reader([plain.getvalue()]))[0], careful]] == [True, False]
