"""One hash stands for the whole board, and few prove what is in it."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.sealing.merkle import EMPTY, Frontier, Tree, leaf_hash, verify_consistency, verify_inclusion

# The reference test data of RFC 6962 implementations (certificate-transparency, merkle tree tests): eight inputs, the
# root of each beginning, and proofs. RFC 9162, section 2.1 keeps the same tree.
INPUTS = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
CONSISTENCY = {
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
SIZES = st.integers(1, 300)


def tree(size: int) -> Tree:
    return Tree(leaf_hash(b"%d" % number) for number in range(size))


BIG = tree(300)


def mth(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word by word; `leaves` are leaf hashes."""
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """2.1.3.1"""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    return path(m, leaves[:k]) + [mth(leaves[k:])] if m < k else path(m - k, leaves[k:]) + [mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """2.1.4.1"""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], whole) + [mth(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [mth(leaves[:k])]


def split(n: int) -> int:
    return max(2**power for power in range(20) if 2**power < n)


def hexes(hashes: tuple[bytes, ...]) -> list[str]:
    return [one.hex() for one in hashes]


def test_the_empty_board_has_the_root_of_nothing() -> None:
    assert Tree().root() == EMPTY == Frontier().root
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_published_roots_are_ours() -> None:
    town = Tree(map(leaf_hash, INPUTS))
    assert [town.root(size).hex() for size in range(1, 9)] == ROOTS


def test_the_published_proofs_are_ours() -> None:
    town = Tree(map(leaf_hash, INPUTS))
    assert {place: hexes(town.inclusion(*place)) for place in INCLUSION} == INCLUSION
    assert {sizes: hexes(town.consistency(*sizes)) for sizes in CONSISTENCY} == CONSISTENCY


def test_the_tree_written_word_by_word_from_the_rfc_gives_the_same_hashes_and_proofs() -> None:
    for size in range(1, 33):
        leaves = [leaf_hash(b"%d" % number) for number in range(size)]
        assert BIG.root(size) == mth(leaves)
        for index in range(size):
            assert list(BIG.inclusion(index, size)) == path(index, leaves)
            assert list(BIG.consistency(index + 1, size)) == subproof(index + 1, leaves, True)


@pytest.mark.long
def test_every_proof_of_every_size_up_to_three_hundred_is_true() -> None:
    for size in range(301):
        for index in range(size):
            leaf = leaf_hash(b"%d" % index)
            assert verify_inclusion(leaf, index, size, BIG.inclusion(index, size), BIG.root(size))
        for old in range(size + 1):
            assert verify_consistency(old, size, BIG.root(old), BIG.root(size), BIG.consistency(old, size))


def test_every_proof_up_to_forty_leaves_is_true() -> None:
    for size in range(1, 41):
        for index in range(size):
            proof = BIG.inclusion(index, size)
            assert verify_inclusion(leaf_hash(b"%d" % index), index, size, proof, BIG.root(size))
        for old in range(size + 1):
            assert verify_consistency(old, size, BIG.root(old), BIG.root(size), BIG.consistency(old, size))


@given(SIZES, st.data())
def test_an_inclusion_proof_is_true_and_any_other_byte_makes_it_false(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaf, proof, root = leaf_hash(b"%d" % index), BIG.inclusion(index, size), BIG.root(size)
    assert verify_inclusion(leaf, index, size, proof, root)
    whole = b"".join([leaf, root, *proof])
    at, flip = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255))
    bent = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
    parts = [bent[begin : begin + 32] for begin in range(0, len(bent), 32)]
    assert not verify_inclusion(parts[0], index, size, parts[2:], parts[1])
    assert not verify_inclusion(leaf, index, size, [*proof, leaf], root)
    assert not proof or not verify_inclusion(leaf, index, size, proof[:-1], root)
    assert not verify_inclusion(leaf, size, size, proof, root)


@given(SIZES, st.data())
def test_a_consistency_proof_is_true_and_any_other_byte_makes_it_false(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))
    before, after, proof = BIG.root(old), BIG.root(size), BIG.consistency(old, size)
    assert verify_consistency(old, size, before, after, proof)
    whole = b"".join([before, *([after] if old else []), *proof])
    at, flip = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255))
    bent = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
    parts = [bent[begin : begin + 32] for begin in range(0, len(bent), 32)]
    if old:
        assert not verify_consistency(old, size, parts[0], parts[1], parts[2:])
    else:
        assert not verify_consistency(old, size, parts[0], after, parts[1:])
    assert not verify_consistency(old, size, before, after, [*proof, before])
    assert not verify_consistency(size + 1, size, before, after, proof)


@given(st.integers(0, 300), st.integers(0, 300))
def test_who_remembers_only_the_peaks_comes_to_the_same_root(first: int, second: int) -> None:
    old, new = sorted((first, second))
    leaves = [leaf_hash(b"%d" % number) for number in range(new)]
    state = Frontier().extend(leaves[:old])
    assert state.root == BIG.root(old)
    assert Frontier(state.size, state.peaks).extend(leaves[old:]).root == BIG.root(new)
    assert len(state.peaks) <= 9


def test_a_leaf_is_never_taken_for_a_pair() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert Tree([left, right]).root() != leaf_hash(left + right)


def test_there_is_no_proof_for_what_is_not_there() -> None:
    for asked in (lambda: tree(3).inclusion(3), lambda: tree(3).consistency(4), lambda: tree(3).root(4)):
        with pytest.raises(IndexError):
            asked()
    with pytest.raises(ValueError, match="2 peaks"):
        Frontier(3, ())
