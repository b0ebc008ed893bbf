"""The receipt number survives the telephone, and the signed receipt convicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.sealing.errors import SealError
from madang_methods.sealing.note import public_key, sign, signed
from madang_methods.sealing.receipts import (
    ALPHABET,
    Receipt,
    key_name,
    leaf_start,
    open_receipt,
    read_number,
    receipt_number,
)

from .town import ELECTION, key

LEAVES = st.binary(min_size=32, max_size=32)
KEY = public_key(key_name(ELECTION), key("receipts"))


@given(LEAVES)
def test_the_number_is_the_beginning_of_the_leaf(leaf: bytes) -> None:
    assert leaf_start(receipt_number(leaf)) == leaf[:10]


@given(LEAVES, st.data())
def test_however_it_is_typed_it_is_read(leaf: bytes, data: st.DataObject) -> None:
    number = receipt_number(leaf)
    alike = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(data.draw(st.sampled_from(alike.get(one, one + one.lower()))) for one in number)
    typed = typed.replace("-", data.draw(st.sampled_from(["", "-", " ", " – ", "\u3000"])))
    assert read_number(typed) == number
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in number)
    assert read_number(wide) == number


@given(LEAVES, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(leaf: bytes, place: int, letter: str) -> None:
    letters = list(receipt_number(leaf).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(SealError) as refused:
        read_number("".join(letters))
    assert refused.value.code == "number_check"


@given(LEAVES, st.integers(0, 14))
def test_two_swapped_neighbours_are_noticed(leaf: bytes, place: int) -> None:
    letters = list(receipt_number(leaf).replace("-", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place : place + 2] = letters[place + 1], letters[place]
    with pytest.raises(SealError):
        read_number("".join(letters))


def test_what_is_no_number_is_said_to_be_none() -> None:
    for typed, code in (("", "number_length"), ("ABCD-EFGH", "number_length"), ("가" * 17, "number_letter")):
        with pytest.raises(SealError) as refused:
            read_number(typed)
        assert refused.value.code == code


def test_a_signed_receipt_is_the_towns_promise() -> None:
    receipt = Receipt(ELECTION, bytes(range(32)), "2027-06-14T19:00+09:00")
    assert open_receipt(receipt.signed(key("receipts")), KEY) == receipt


def test_another_note_by_the_same_key_is_no_receipt() -> None:
    for text in (
        "hello\n",
        f"madang/receipt/v2\n{ELECTION}\n{'00' * 32}\non board by now\n",
        f"madang/receipt/v1\n{ELECTION}\n00\non board by now\n",
    ):
        with pytest.raises(SealError) as refused:
            open_receipt(signed(text, [sign(text, KEY.name, key("receipts"))]), KEY)
        assert refused.value.code == "bad_receipt"


def test_a_receipt_that_somebody_made_up_is_refused() -> None:
    receipt = Receipt(ELECTION, bytes(range(32)), "2027-06-14T19:00+09:00")
    with pytest.raises(SealError):
        open_receipt(receipt.signed(key("somebody")), KEY)
    note = receipt.signed(key("receipts"))
    for at in range(len(note)):
        bent = note[:at] + ("x" if note[at] != "x" else "y") + note[at + 1 :]
        with pytest.raises(SealError):
            open_receipt(bent, KEY)
