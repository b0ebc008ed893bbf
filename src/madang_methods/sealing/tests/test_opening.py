"""The box opens to the same bytes on every machine, and nothing in it is repaired or lost."""

import random
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from madang_methods.counting.pabulib import election_of, read
from madang_methods.sealing.ballot_rule import BallotRule, exactly, rank, share_points, up_to
from madang_methods.sealing.ballots_file import read_ballots, write_ballots
from madang_methods.sealing.board import envelope_entry
from madang_methods.sealing.box import read_box, write_box
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.envelope import Envelope, Opened, seal
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.key_file import unlock
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.opening import Opening, counted_file, open_box, place_of, read_counted, read_opened
from madang_methods.sealing.sampling import draw, lot_seed, sample_size, seed_of
from madang_methods.sealing.tally import election_of as election_in
from madang_methods.sealing.tally import tally

from .town import Town

TOWN = Town(40)
PRIVATE = unlock(TOWN.made.file, TOWN.made.shares[:2])


def opened(envelopes: list[Envelope]) -> Opening:
    box = write_box(TOWN.manifest.election, TOWN.manifest.digest, envelopes)
    return open_box(box, PRIVATE, TOWN.manifest, counted_file(one.leaf for one in envelopes))


def committed(envelope: Envelope) -> tuple[str, str]:
    told = read_canonical(envelope.entry)
    return told["c"], told["h"]


def refusal(act: Callable[[], object]) -> tuple[str, dict[str, int | str]]:
    with pytest.raises(SealError) as refused:
        act()
    return refused.value.code, dict(refused.value.facts)


def test_two_pairs_of_holders_get_the_same_bytes() -> None:
    digests = set()
    for pair in ((0, 1), (1, 2), (2, 0)):
        opening = TOWN.open_with(*pair)
        ballots = write_ballots(TOWN.manifest, opening.ballots)
        told = tally(TOWN.manifest, ballots, TOWN.counted, opening.rejects, "1 2 3")
        digests.add((sha256(ballots).digest(), sha256(told).digest(), sha256(opening.private_lines).digest()))
    assert len(digests) == 1


def test_the_order_in_which_people_voted_leaves_no_trace() -> None:
    shuffled = list(TOWN.cast[0])
    random.Random(3).shuffle(shuffled)
    assert write_box(TOWN.manifest.election, TOWN.manifest.digest, shuffled) == TOWN.box
    assert opened(shuffled).ballots == TOWN.open_with(0, 1).ballots


def test_every_ballot_that_was_cast_comes_out() -> None:
    opening = TOWN.open_with(0, 1)
    assert (len(opening.ballots), opening.rejects) == (40, ())
    assert sorted(one.ballot for one in opening.opened.values()) == list(opening.ballots)
    assert set(opening.opened) == {one.leaf for one in TOWN.cast[0]}


@pytest.mark.parametrize(
    "rule", [up_to(4), exactly(2), rank(3), share_points(10, 3, 6), BallotRule(most=2, blank=True)]
)
def test_the_ballots_file_is_one_that_other_software_reads(rule: BallotRule) -> None:
    town = Town(30, rule)
    marks = [town.marks().tidy(rule.kind) for _ in range(30)] + [Marks()] * rule.blank
    data = write_ballots(town.manifest, [one.canonical(rule.kind) for one in marks])
    assert sorted(map(repr, read_ballots(town.manifest, data))) == sorted(map(repr, marks))
    file = read(data)
    assert (file.warnings, file.meta["manifest"]) == ((), town.manifest.digest)
    theirs, ours = election_of(file).ballots, election_in(town.manifest, marks).ballots
    assert theirs == ours


def test_a_ballots_file_in_another_order_or_of_another_vote_is_refused() -> None:
    data = write_ballots(TOWN.manifest, TOWN.open_with(0, 1).ballots)
    rows = data.split(b"\r\n")
    swapped = [row.split(b";", 1) for row in rows[-41:-1]]
    first, second = next((a, b) for a, b in pairwise(swapped) if a[1] != b[1])
    first[1], second[1] = second[1], first[1]
    other = b"\r\n".join([*rows[:-41], *(b";".join(row) for row in swapped), b""])
    assert refusal(lambda: read_ballots(TOWN.manifest, other))[0] == "ballots_file"
    assert refusal(lambda: read_ballots(replace(TOWN.manifest, title="x"), data))[0] == "manifest_differs"
    assert refusal(lambda: read_ballots(TOWN.manifest, b"nothing"))[0] == "ballots_file"


def test_what_cannot_be_counted_is_rejected_by_name_and_the_rest_is_counted() -> None:
    place, public = place_of(TOWN.manifest), TOWN.manifest.keys.election
    good = TOWN.envelope(Marks(("A1", "A2", "A3")))
    stranger = X25519PrivateKey.generate().public_key().public_bytes_raw()

    def entry(envelope: Envelope, ct: bytes) -> bytes:
        return envelope.entry.replace(sha256(envelope.ct).hexdigest().encode(), sha256(ct).hexdigest().encode())

    other, third = (TOWN.envelope(Marks(("A1", "A2", "A5"))) for _ in range(2))
    short = other.ct[:-1]
    wrong = {
        "entry_differs": [Envelope(other.ct, third.entry), Envelope(other.ct, entry(third, other.ct))],
        "wrong_size": [Envelope(short, entry(other, short))],
        "cannot_open": [seal(b'{"choices":["A1"]}', place, stranger, "0000")],
        "invalid_too_few": [seal(b'{"choices":["A1"]}', place, public, "0000")],
        "invalid_unknown_project": [seal(b'{"choices":["A1","A2","A9"]}', place, public, "0000")],
        "ballot_order": [seal(b'{"choices":["A3","A2","A1"]}', place, public, "0000")],
        "field_unknown": [seal(b'{"choices":["A1","A2","A3"],"name":"Kim"}', place, public, "0000")],
    }
    digits = (f"{number:04d}" for number in range(10_000))
    entries = (envelope_entry(TOWN.manifest.election, *committed(good), check) for check in digits)
    copies = (Envelope(good.ct, entry) for entry in entries)
    # The copy is the one behind the other in the box.
    wrong["copied"] = [next(copy for copy in copies if copy.leaf > good.leaf)]
    for code, envelopes in wrong.items():
        for envelope in envelopes:
            opening = opened([good, envelope])
            assert [(one.leaf, one.code) for one in opening.rejects] == [(envelope.leaf, code)]
            assert opening.ballots == (Marks(("A1", "A2", "A3")).canonical("approval"),)


def test_nothing_is_opened_unless_the_box_holds_exactly_what_was_promised() -> None:
    envelopes = TOWN.cast[0]
    all_but_one = counted_file(one.leaf for one in envelopes[1:])
    one_more = counted_file([*(one.leaf for one in envelopes), bytes(32)])
    assert refusal(lambda: open_box(TOWN.box, PRIVATE, TOWN.manifest, all_but_one)) == (
        "box_differs",
        {"missing": 0, "extra": 1},
    )
    assert refusal(lambda: open_box(TOWN.box, PRIVATE, TOWN.manifest, one_more)) == (
        "box_differs",
        {"missing": 1, "extra": 0},
    )
    other = replace(TOWN.manifest, title="another")
    assert refusal(lambda: open_box(TOWN.box, PRIVATE, other, TOWN.counted))[0] == "wrong_place"
    stranger = X25519PrivateKey.generate()
    assert refusal(lambda: open_box(TOWN.box, stranger, TOWN.manifest, TOWN.counted))[0] == "wrong_key"


def test_a_box_with_a_broken_line_is_no_box() -> None:
    lines = TOWN.box.split(b"\n")
    swapped = [lines[0], lines[2], lines[1], *lines[3:]]
    twice = [lines[0], lines[1], lines[1], *lines[3:]]
    for broken in (lines[1:], lines[:-1], lines[:-2] + [b""], swapped, twice, [*lines[:-1], b"x", b""]):
        with pytest.raises(SealError):
            read_box(b"\n".join(broken))


def test_the_list_of_what_is_counted_has_one_spelling() -> None:
    leaves = [bytes([number]) * 32 for number in (3, 1, 2)]
    data = counted_file(leaves)
    assert read_counted(data) == sorted(leaves)
    for other in (data[:-1], data + data[:65], data.upper() + b"AB" * 32 + b"\n", b"\n" + data, b"\xff"):
        assert refusal(lambda other=other: read_counted(other))[0] == "bad_counted"


def test_so_many_are_opened_that_one_altered_in_a_hundred_would_show() -> None:
    sizes = [
        sample_size(10**6, confidence, share) for confidence, share in ((95, 100), (99, 100), (95, 200), (99, 200))
    ]
    assert sizes == [299, 459, 598, 919]
    assert [sample_size(n) for n in (0, 5, 100, 2_999, 3_000)] == [1, 1, 10, 299, 299]
    assert [sample_size(n, 99, 200) for n in (2_999, 3_000)] == [299, 919]


def test_anyone_can_draw_the_sample_again_and_nobody_could_know_it() -> None:
    leaves = sorted(one.leaf for one in TOWN.cast[0])
    seed = seed_of(bytes(32), "drand 1", "3 1 6")
    assert draw(seed, leaves, 5) == draw(seed, reversed(leaves), 5) == draw(seed, leaves, 40)[:5]
    others = [
        seed_of(b"\x01" * 32, "drand 1", "3 1 6"),
        seed_of(bytes(32), "drand 2", "3 1 6"),
        seed_of(bytes(32), "drand 1", "3 1 5"),
    ]
    assert all(draw(other, leaves, 5) != draw(seed, leaves, 5) for other in others)
    assert lot_seed(seed) == lot_seed(seed) != lot_seed(others[0])


def test_the_sample_favours_nobody() -> None:
    leaves = [bytes([number]) * 32 for number in range(10)]
    drawn = [draw(seed_of(bytes(32), str(throw), ""), leaves, 1)[0][0] for throw in range(2000)]
    assert all(140 < drawn.count(number) < 260 for number in range(10))


def test_what_the_holders_keep_is_by_envelope_and_what_is_published_is_not() -> None:
    opening = TOWN.open_with(0, 1)
    leaf = min(opening.opened)
    assert leaf.hex().encode() in opening.private_lines
    assert not any(leaf.hex().encode() in write_ballots(TOWN.manifest, opening.ballots) for leaf in opening.opened)
    assert isinstance(opening.opened[leaf], Opened)


def test_what_the_holders_keep_is_read_back() -> None:
    opening = TOWN.open_with(0, 1)
    assert read_opened(opening.private_lines) == opening.opened
    first = opening.private_lines.split(b"\n")[0] + b"\n"
    for broken in (first[:-1], first + first, first.replace(b'"leaf":"', b'"leaf":"z'), b"{}\n"):
        with pytest.raises(SealError):
            read_opened(broken)
