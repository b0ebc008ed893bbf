"""Signed notes, checkpoints, witnesses and proofs to take home."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.sealing.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint, with_signatures
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.note import Key, Note, public_key, read, sign, signed, verify
from madang_methods.sealing.proof import Proof
from madang_methods.sealing.witness import Witness, submission

from .town import ELECTION, key

# The example of golang.org/x/mod/sumdb/note, whose format c2sp.org/signed-note describes.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
HIS_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
BOARD = public_key(ELECTION, key("board"))
TREE = Tree(leaf_hash(b"%d" % number) for number in range(20))


def checkpoint(size: int, tree: Tree = TREE) -> str:
    return sign_checkpoint(Checkpoint(ELECTION, size, tree.root(size)), key("board"))


def press() -> Witness:
    return Witness("press.example/w1", key("press"), [BOARD])


def test_a_note_signed_by_others_software_is_true_here() -> None:
    assert verify(HIS_NOTE, [Key.from_text(NEUMANN)]).signers == (Key.from_text(NEUMANN),)
    assert Key.from_text(NEUMANN).text == NEUMANN


@settings(max_examples=300)
@given(st.data())
def test_any_other_byte_makes_a_note_false(data: st.DataObject) -> None:
    whole = checkpoint(7).encode()
    at, flip = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255))
    bent = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
    with pytest.raises(SealError):
        open_checkpoint(bent, [BOARD])


def test_a_strangers_signature_is_left_out_but_named() -> None:
    note = signed("Hello.\n", [sign("Hello.\n", "a.example", key("a")), sign("Hello.\n", "b.example", key("b"))])
    opened = verify(note, [public_key("a.example", key("a"))])
    assert ([one.name for one in opened.signers], opened.unknown) == (["a.example"], ("b.example",))
    with pytest.raises(SealError) as refused:
        verify(note, [public_key("c.example", key("c"))])
    assert refused.value.code == "not_signed"


def test_one_false_signature_of_a_known_key_spoils_the_note() -> None:
    note = signed("Hello.\n", [sign("Hello.\n", "a.example", key("a")), sign("Hallo.\n", "b.example", key("b"))])
    with pytest.raises(SealError) as refused:
        verify(note, [public_key("a.example", key("a")), public_key("b.example", key("b"))])
    assert (refused.value.code, refused.value.facts["key"]) == ("false_signature", "b.example")


def test_a_text_may_hold_blank_lines_and_the_last_one_parts_it_from_the_signatures() -> None:
    text = "one\n\ntwo\n"
    assert read(signed(text, [sign(text, "a.example", key("a"))])).text == text


@pytest.mark.parametrize(
    "note", ["", "text\n", "text\n\n", "text\n\n- a AAAA\n", "te\txt\n\n— a AAAAAAAA\n", "\n\n— a b\n"]
)
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(SealError):
        read(note)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "tab\there"])
def test_a_key_needs_a_name_that_can_stand_in_a_line(name: str) -> None:
    with pytest.raises(SealError):
        Key(name, bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "a\n1\n",
        "a\n01\nAAAA\n",
        f"a\n1\n{'A' * 43}B=\n",
        "a\n-1\n\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nx\n",
    ],
)
def test_a_checkpoint_is_three_lines_and_nothing_else(text: str) -> None:
    with pytest.raises(SealError):
        Checkpoint.from_text(text)


def test_a_checkpoint_signed_by_a_witness_alone_is_not_the_boards() -> None:
    note = checkpoint(3)
    line = press().add_checkpoint(submission(0, (), note), 1).signatures[0]
    alone = signed(read(note).text, [line])
    with pytest.raises(SealError) as refused:
        open_checkpoint(alone, [BOARD, press().key])
    assert refused.value.code == "not_signed"


def test_a_witness_follows_a_board_that_only_grows() -> None:
    witness, last = press(), 0
    for size in (0, 1, 1, 2, 7, 8, 20):
        answer = witness.add_checkpoint(submission(last, TREE.consistency(last, size), checkpoint(size)), 1_800_000_000)
        assert answer.status == 200
        whole = with_signatures(checkpoint(size), answer.signatures)
        assert open_checkpoint(whole, [BOARD, witness.key])[1].signers == (BOARD, witness.key)
        last = size


def test_a_witness_refuses_with_the_number_the_protocol_gives() -> None:
    other = Tree([*(leaf_hash(b"other"),), *(leaf_hash(b"%d" % number) for number in range(1, 20))])
    stranger = sign_checkpoint(Checkpoint("vote.other.example/1", 3, TREE.root(3)), key("other"))
    forged = sign_checkpoint(Checkpoint(ELECTION, 9, TREE.root(9)), key("not the board"))
    asked = {
        400: [b"nothing", submission(21, (), checkpoint(20)), b"old 07\n\n" + checkpoint(9).encode()],
        404: [submission(0, (), stranger)],
        403: [submission(7, TREE.consistency(7, 9), forged)],
        409: [submission(3, TREE.consistency(3, 9), checkpoint(9)), submission(7, (), checkpoint(7, other))],
        422: [submission(7, other.consistency(7, 9), checkpoint(9, other)), submission(7, (), checkpoint(9))],
    }
    for status, bodies in asked.items():
        for body in bodies:
            witness = press()
            witness.add_checkpoint(submission(0, (), checkpoint(7)), 1)
            assert witness.add_checkpoint(body, 2).status == status
            assert witness.seen[ELECTION].size == 7
    assert witness.add_checkpoint(submission(3, (), checkpoint(9)), 2).body == "7\n"


def test_a_proof_is_carried_home_and_checked_without_the_board() -> None:
    for index in range(20):
        proof = Proof.from_text(Proof(index, TREE.inclusion(index), checkpoint(20)).text)
        assert proof.verify(b"%d" % index, [BOARD]).size == 20


@settings(max_examples=200)
@given(st.data())
def test_any_other_byte_makes_a_proof_false(data: st.DataObject) -> None:
    whole = Proof(5, TREE.inclusion(5), checkpoint(20)).text.encode()
    at, flip = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 127))
    bent = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
    with pytest.raises((SealError, UnicodeDecodeError)):
        Proof.from_text(bent.decode()).verify(b"5", [BOARD])


def test_another_entry_is_not_proven() -> None:
    with pytest.raises(SealError) as refused:
        Proof(5, TREE.inclusion(5), checkpoint(20)).verify(b"6", [BOARD])
    assert refused.value.code == "not_included"


def test_a_mistyped_key_is_refused() -> None:
    for text in (BOARD.text.replace("+", "+0", 1), BOARD.text[:-2] + "==", "a+00000000+", "a"):
        with pytest.raises(SealError):
            Key.from_text(text)


def test_a_note_with_endless_signatures_is_refused() -> None:
    with pytest.raises(SealError):
        read(signed("a\n", [sign("a\n", "a.example", key("a"))] * 65))


def test_a_witness_signs_with_the_time() -> None:
    line = press().add_checkpoint(submission(0, (), checkpoint(3)), 1_800_000_000).signatures[0]
    assert int.from_bytes(line.data[:8]) == 1_800_000_000
    short = replace(line, data=line.data[8:])
    with pytest.raises(SealError) as refused:
        verify(with_signatures(checkpoint(3), [short]), [BOARD, press().key])
    assert refused.value.code == "false_signature"


def test_a_note_says_who_signed_it() -> None:
    assert isinstance(verify(HIS_NOTE, [Key.from_text(NEUMANN)]), Note)
