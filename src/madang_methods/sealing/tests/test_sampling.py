"""The public sample: the right number, the same draw for anyone, by the randomness that was named beforehand."""

import hashlib
import hmac
from fractions import Fraction
from pathlib import Path

import pytest

from madang_methods.__main__ import main
from madang_methods.sealing import verifier
from madang_methods.sealing.board import freeze_entry
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.invariants import Kit, as_json, judge
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.openings import sample_file
from madang_methods.sealing.receipts import receipt_number
from madang_methods.sealing.sampling import draw, sample_size, seed_of

from .town import ELECTION, Town, broken

TOWN = Town(40)
NAMED = "drand quicknet 12345678 @ 2027-06-25T18:00+09:00"


@pytest.mark.parametrize("confidence", [90, 95, 99])
@pytest.mark.parametrize("share", [50, 100, 200])
def test_the_number_is_the_least_that_meets_an_altered_envelope_as_surely_as_it_says(
    confidence: int, share: int
) -> None:
    n, missed = sample_size(10**6, confidence, share), Fraction(share - 1, share)
    risk = Fraction(100 - confidence, 100)
    assert missed**n <= risk < missed ** (n - 1)


def test_the_draw_is_hmac_over_every_leaf_and_nothing_of_our_own() -> None:
    leaves = [hashlib.sha256(bytes([number])).digest() for number in range(50)]
    seed = hashlib.sha256(bytes(32) + b"\ndrand 1\n3 1 6").digest()
    by_hand = sorted(leaves, key=lambda leaf: hmac.new(seed, leaf, hashlib.sha256).hexdigest())
    assert draw(seed_of(bytes(32), "drand 1", "3 1 6"), leaves, 50) == by_hand
    assert by_hand[0].hex() == "09fc96082d34c2dfc1295d92073b5ea1dc8ef8da95f14dfded011ffb96d3e54b"


def frozen_with(beacon: str) -> list[bytes]:
    """The town's board, whose freeze names the randomness."""
    counted, superseded, voided = TOWN.cast
    digest, reasons = hashlib.sha256(TOWN.counted).hexdigest(), {"desk": len(voided)} if voided else {}
    return [*TOWN.frozen[:-1], freeze_entry(ELECTION, digest, len(counted), len(superseded), reasons, beacon)]


def kit_with(beacon: str, sample: bytes | None = None) -> dict[str, bytes]:
    """A kit whose sample was drawn by these words, after a freeze that named `NAMED`."""
    entries, opened = frozen_with(NAMED), TOWN.open_with(0, 1).opened
    root = Tree(map(leaf_hash, entries)).root()
    drawn = sample_file(root, beacon, "3 1 6", opened, sample_size(len(opened))) if sample is None else sample
    return TOWN.kit(TOWN.published_as(sample=drawn), entries)


def findings(files: dict[str, bytes]) -> tuple[set[str], set[str]]:
    return broken(dict(as_json(judge(Kit(files))))), broken(verifier.judge(verifier.Kit(files)))


def test_a_sample_by_the_named_randomness_holds() -> None:
    assert findings(kit_with(f"{NAMED} = 5f3c")) == (set(), set())


def test_a_sample_by_other_randomness_than_was_named_is_found() -> None:
    """A draw that is right in itself, by a value that was looked for afterwards."""
    assert findings(kit_with("drand quicknet 12345679 @ 2027-06-25T18:00+09:00 = 77aa")) == ({"I-10"}, {"I-10"})


def test_a_promised_sample_that_is_left_out_is_found() -> None:
    assert findings(kit_with("", sample=b"")) == ({"I-10"}, {"I-10"})


def test_a_freeze_that_names_nothing_is_written_as_before() -> None:
    assert frozen_with("")[-1] == TOWN.frozen[-1]
    assert "beacon" not in read_canonical(TOWN.frozen[-1])


def test_without_any_key_anyone_draws_the_same_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "counted.txt").write_bytes(TOWN.counted)
    root = Tree(map(leaf_hash, TOWN.frozen)).root()
    words = ["--root", root.hex(), "--beacon", "drand 1", "--dice", "3 1 6"]
    assert main(["seal", "draw", str(tmp_path / "counted.txt"), *words]) == 0
    said = capsys.readouterr().out.splitlines()
    drawn = [one["leaf"] for one in read_canonical(TOWN.published.sample)["opened"]]
    assert said[:-1] == [f"{receipt_number(bytes.fromhex(leaf))}  {leaf}" for leaf in drawn]
    assert said[-1] == "4 of 40 envelopes"
    assert main(["seal", "draw", str(tmp_path / "counted.txt"), *words, "--without", drawn[0]]) == 0
    assert drawn[0] not in capsys.readouterr().out


def test_a_box_without_an_envelope_opens_none() -> None:
    assert sample_file(bytes(32), "a", "b", {}, sample_size(0)) == canonical(
        {"v": 1, "root": "00" * 32, "beacon": "a", "dice": "b", "opened": []}
    )
