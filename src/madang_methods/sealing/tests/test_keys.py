"""Two of three holders open the box; one alone has nothing; a wrong share is named."""

import random
from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.sealing.errors import SealError
from madang_methods.sealing.key_file import KeyFile, check_share, make_key, unlock
from madang_methods.sealing.receipts import ALPHABET
from madang_methods.sealing.seal_test import answer, is_answer, make_test
from madang_methods.sealing.shamir import combine, split
from madang_methods.sealing.shares import Share, read_share

MADE = make_key("vote.town.example/2027", ("Kim", "Lee", "Park"), random=random.Random(7).randbytes)
SHARES = st.builds(
    Share,
    st.integers(1, 15),
    st.integers(1, 15),
    st.binary(min_size=4, max_size=4),
    st.binary(min_size=16, max_size=16),
)


@given(st.binary(min_size=1, max_size=32), st.integers(1, 6), st.data())
def test_any_k_of_n_have_the_secret(secret: bytes, k: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(k, 7))
    parts = split(secret, k, n)
    for some in combinations(parts, k):
        assert combine({x: parts[x] for x in some}) == secret


def test_fewer_have_nothing_every_secret_is_equally_likely() -> None:
    # One part of 2-of-3 of a one-byte secret: over all coefficients it takes each value exactly once.
    for secret in (0, 1, 200):
        seen = {split(bytes([secret]), 2, 3, lambda _, c=c: bytes([c]))[1][0] for c in range(256)}
        assert len(seen) == 256


def test_there_are_no_four_of_three_and_no_part_zero() -> None:
    for act in (lambda: split(b"a", 4, 3), lambda: combine({0: b"a", 1: b"b"}), lambda: combine({1: b"a", 2: b"bc"})):
        with pytest.raises(ValueError, match="no 4 of 3|numbers from 1"):
            act()
    with pytest.raises(SealError):
        Share(2, 16, bytes(4), bytes(16))


def test_the_field_is_that_of_aes() -> None:
    # FIPS 197, section 4.2: {57} x {13} = {fe}. With the secret 0 the part at x is the coefficient times x.
    assert split(b"\x00", 2, 0x13, lambda _: b"\x57")[0x13] == b"\xfe"


@given(SHARES)
def test_a_share_is_read_as_it_was_printed(share: Share) -> None:
    assert read_share(share.text) == share
    assert read_share(share.text.lower().replace("-", " ").replace("1", "l").replace("0", "o")) == share


@settings(max_examples=300)
@given(SHARES, st.integers(0, 4), st.integers(0, 7), st.sampled_from(ALPHABET))
def test_a_mistyped_letter_is_found_in_its_row(share: Share, row: int, place: int, letter: str) -> None:
    rows = [line.replace("-", "") for line in share.text.split("\n")]
    if rows[row][place] == letter:
        return
    rows[row] = rows[row][:place] + letter + rows[row][place + 1 :]
    with pytest.raises(SealError) as refused:
        read_share("\n".join(rows))
    assert (refused.value.code, refused.value.facts) == ("share_row", {"row": row + 1})


def test_rows_in_another_order_or_of_another_share_do_not_belong_together() -> None:
    rows = MADE.shares[0].text.split("\n")
    for order in permutations(rows):
        if list(order) != rows:
            with pytest.raises(SealError):
                read_share("\n".join(order))
    mixed = [*rows[:3], *MADE.shares[1].text.split("\n")[3:]]
    with pytest.raises(SealError) as refused:
        read_share("\n".join(mixed))
    assert refused.value.code == "share_checksum"
    with pytest.raises(SealError) as refused:
        read_share("\n".join(rows[:4]))
    assert refused.value.code == "share_length"


def test_every_pair_and_all_three_open_the_same_key() -> None:
    for some in [*combinations(MADE.shares, 2), *permutations(MADE.shares)]:
        assert unlock(MADE.file, some).public_key().public_bytes_raw() == MADE.file.public


def test_one_holder_alone_opens_nothing_also_not_with_the_same_share_twice() -> None:
    for some, code in (
        ((MADE.shares[0],), "shares_too_few"),
        ((MADE.shares[0],) * 2, "share_twice"),
        ((), "shares_too_few"),
    ):
        with pytest.raises(SealError) as refused:
            unlock(MADE.file, some)
        assert refused.value.code == code


def test_a_wrong_share_is_named_with_its_holder() -> None:
    right, lee = MADE.shares[0], MADE.shares[1]
    wrong = replace(lee, part=bytes([lee.part[0] ^ 1]) + lee.part[1:])
    with pytest.raises(SealError) as refused:
        unlock(MADE.file, [right, wrong])
    assert (refused.value.code, refused.value.facts) == ("share_wrong", {"number": 2, "holder": "Lee"})
    other = make_key("vote.town.example/2027", ("Kim", "Lee", "Park")).shares[1]
    with pytest.raises(SealError) as refused:
        check_share(MADE.file, other)
    assert refused.value.code == "share_foreign"
    with pytest.raises(SealError) as refused:
        check_share(MADE.file, replace(lee, number=9))
    assert refused.value.facts["holder"] == "nobody"


def test_a_changed_key_file_is_noticed() -> None:
    for changed in (replace(MADE.file, election="vote.town.example/2028"), replace(MADE.file, locked=bytes(48))):
        with pytest.raises(SealError) as refused:
            unlock(changed, MADE.shares)
        assert refused.value.code == "key_file_changed"


def test_the_key_file_is_read_as_it_was_written_and_holds_no_secret() -> None:
    assert KeyFile.from_bytes(MADE.file.encoded) == MADE.file
    secret = unlock(MADE.file, MADE.shares).private_bytes_raw()
    for hidden in (secret, *(share.part for share in MADE.shares)):
        assert hidden.hex() not in MADE.file.encoded.decode()
    for data in (
        b"{}",
        MADE.file.encoded.replace(b'"v":1', b'"v":2'),
        MADE.file.encoded.replace(b'"public":"', b'"public":"z'),
    ):
        with pytest.raises(SealError):
            KeyFile.from_bytes(data)


@pytest.mark.parametrize(
    ("holders", "quorum"),
    [(("Kim", "Lee"), 2), (("Kim", "Lee", "Park"), 3), (("Kim", "Lee", "Park"), 1), (("Kim", "Kim", "Lee"), 2)],
)
def test_one_holder_may_always_be_missing_and_none_can_do_it_alone(holders: tuple[str, ...], quorum: int) -> None:
    with pytest.raises(SealError):
        make_key("vote.town.example/2027", holders, quorum)


def test_the_seal_test_is_passed_only_by_who_can_open() -> None:
    test = make_test(MADE.file.election, MADE.file.public)
    private = unlock(MADE.file, MADE.shares[1:])
    typed = answer(test.ct, MADE.file.election, private)
    assert is_answer(typed.lower().replace("-", " "), test.expected)
    other = make_test(MADE.file.election, MADE.file.public)
    assert not is_answer(answer(other.ct, MADE.file.election, private), test.expected)
    stranger = make_key("vote.town.example/2027", ("Kim", "Lee", "Park"))
    with pytest.raises(SealError):
        answer(test.ct, MADE.file.election, unlock(stranger.file, stranger.shares))
    with pytest.raises(SealError):
        answer(test.ct, "vote.town.example/2028", private)
