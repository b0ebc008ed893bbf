"""No resident registration number comes in, however it is written."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from madang.base.people.resident_number import refuse_resident_numbers
from madang_methods.resident_number import find_resident_number

NUMBERS = [
    "900101-1234567",
    "9001011234567",
    "900101 1234567",
    "900101 - 1234567",
    "900101–1234567",
    "900101.1234567",
    "９００１０１－１２３４５６７",
    "90010\u200b1-1234567",
    "9\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e3-1234567",
    "9 0 0 1 0 1 - 1 2 3 4 5 6 7",
    "٩٠٠١٠١-1234567",
    "201105-3000000",  # random tail since October 2020: no check digit holds
    "850230-1234567"[:4] + "28-1234567",
    "040229-4123456",  # a leap day
    "750512-5123456",  # a foreigner
    unicodedata.normalize("NFD", "김영숙 900101-1234567 드림"),
]
OTHERS = [
    "010-1234-5678",
    "02-123-4567, 031-123-4567",
    "3,200,000,000원",
    "2026-09-01 ~ 2026-09-18",
    "20260901 20260918",
    "9011000001",
    "901301-1234567",  # no month 13
    "900230-1234567",  # no 30 February
    "030229-3123456",  # 2003 had no 29 February
    "1900101-1234567",  # fourteen digits
    "900101-12345678",
    "1234-5678-9012-3456",
    "",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_found(text):
    assert find_resident_number(text) is not None


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_pass(text):
    assert find_resident_number(text) is None


def test_the_place_is_told_and_the_number_is_not_repeated():
    with pytest.raises(ValidationError) as told:
        refuse_resident_numbers("제 번호는 900101-1234567 입니다")
    assert told.value.messages == ["7번째 글자부터 주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 보내 주세요."]


@given(st.text(max_size=30), st.dates(), st.text(max_size=30))
def test_it_is_found_between_any_words(before, born, after):
    century = {19: "1", 20: "3", 18: "9"}.get(born.year // 100)
    if century is None:
        return
    number = f"{born:%y%m%d}-{century}234567"
    found = find_resident_number(f"{before}가{number}나{after}")
    assert found is not None


@given(st.text(alphabet=st.characters(categories=["L", "P"]), max_size=60))
def test_words_alone_never_hold_one(text):
    assert find_resident_number(text) is None
