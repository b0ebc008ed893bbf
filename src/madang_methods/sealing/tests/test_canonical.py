"""One thing said has one spelling in bytes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.sealing.canonical import canonical, composed, digest, read_canonical
from madang_methods.sealing.errors import SealError

TEXT = st.text(st.characters(codec="utf-8"), max_size=8).map(composed)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_back(value: object) -> None:
    assert read_canonical(canonical(value)) == value


@given(VALUES)
def test_a_second_spelling_is_refused(value: object) -> None:
    written = json.dumps(value, indent=1).encode()
    if written == canonical(value):
        return
    with pytest.raises(SealError):
        read_canonical(written)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a":1,"a":2}', "key_twice"),
        (b'{"a":1.0}', "not_whole"),
        (b'{"a":NaN}', "not_whole"),
        (b'{"b":1,"a":2}', "not_canonical"),
        (b'{"a":1}\n', "not_canonical"),
        (b'{"a":"\\u0041"}', "not_canonical"),
        (b"[9007199254740992]", "number_too_large"),
        ('["\u1100\u1161\u11a8"]'.encode(), "not_composed"),
        (b'"\\ud800"', "not_text"),
        (b"\xff", "not_json"),
        (b"[" * 100_000, "not_json"),
    ],
)
def test_anything_but_the_one_spelling_is_named(data: bytes, code: str) -> None:
    with pytest.raises(SealError) as refused:
        read_canonical(data)
    assert refused.value.code == code


@pytest.mark.parametrize("value", [1.5, {1: "a"}, {"a": b"x"}, float("nan"), {"a": {1, 2}}])
def test_what_has_no_one_spelling_is_not_written(value: object) -> None:
    with pytest.raises(SealError):
        canonical(value)


def test_two_keyboards_write_the_same_name_after_composing() -> None:
    assert digest(composed({"이름": "\u1100\u1161\u11a8"})) == digest({"이름": "각"})
