"""The single file by itself: it reads ballots as strictly as the package, and names each thing it can find."""

import base64
import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import RuleSpec
from madang_methods.sealing import verifier
from madang_methods.sealing.ballot_rule import BallotRule, each_group, exactly, rank, share_points, up_to, within
from madang_methods.sealing.ballot_rules import Paper
from madang_methods.sealing.board import audit_entry
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.checkpoint import Checkpoint, sign_checkpoint
from madang_methods.sealing.invariants import Kit, as_json, judge
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.merkle import EMPTY
from madang_methods.sealing.note import sign, signed
from madang_methods.sealing.receipts import Receipt, key_name
from madang_methods.sealing.tiles import tile_path

from .town import ELECTION, PROJECTS, Town, key

TOWN = Town(30)
KIT = TOWN.kit()
RULES = st.sampled_from([
    up_to(3), exactly(2), each_group({"road": 1, "park": 2}), each_group({"road": 2, "park": 2}, least=1),
    within(90_000_000, 4), rank(3), share_points(6, 3, 4), BallotRule("points", most=3, points=5, each=5, all_points=True),
    BallotRule(most=2, blank=True),
])  # fmt: skip


def codes(files: dict[str, bytes]) -> set[tuple[str, str]]:
    said = verifier.judge(verifier.Kit(files))
    return {(one["id"], finding["code"]) for one in said["invariants"] for finding in one["findings"]}


@settings(max_examples=400, deadline=None)
@given(RULES, st.lists(st.tuples(st.sampled_from([*(p.id for p in PROJECTS), "A9"]), st.integers(0, 6)), max_size=5))
def test_both_programs_call_the_same_ballots_valid(rule: BallotRule, pairs: list[tuple[str, int]]) -> None:
    choices = [choice for choice, _ in pairs]
    points = [given for _, given in pairs] if rule.kind == "points" else []
    manifest = {"ballot": rule.as_dict(), "projects": [project.as_dict() for project in PROJECTS]}
    ours = Paper(PROJECTS, rule).check(Marks(tuple(choices), tuple(points)))
    theirs = list(verifier.faults({"choices": choices, "points": points}, manifest))
    assert bool(ours) == bool(theirs)


def changed(name: str, change: Callable[[Any], Any]) -> dict[str, bytes]:
    told = read_canonical(KIT[name])
    return KIT | {name: canonical(change(told))}


def note(text: str, name: str, by: str) -> bytes:
    return signed(text, [sign(text, name, key(by))]).encode()


def cases() -> list[tuple[str, dict[str, bytes], tuple[str, str]]]:
    checkpoint, half = KIT["checkpoint"], len(TOWN.frozen) // 2
    receipt = next(name for name in KIT if name.startswith("receipts/"))
    foreign = Receipt("vote.other.example/1", bytes(32), "2027-06-14T19:00+09:00").text
    small = KIT[f"checkpoints/{half}"]
    empty = sign_checkpoint(Checkpoint("vote.other.example/1", 0, EMPTY), key("board"))
    entries = next(name for name in KIT if name.startswith("tile/entries/"))
    rows = KIT["ballots.pb"].split(b"\r\n")
    wide = b"\r\n".join([*rows[:-2], rows[-2] + b";more", b""])
    heads = KIT["ballots.pb"].replace(b"voter_id;vote", b"voter;vote")
    rejected = {"leaf": "00" * 32, "code": "cannot_open"}
    other_rule = RuleSpec(cutoff="stop")
    return [
        ("a fraction", KIT | {"counts.json": b'{"v":1.5}'}, ("I-16", "not_whole")),
        ("a space", KIT | {"counts.json": b'{"v": 1}'}, ("I-16", "not_canonical")),
        ("no JSON", KIT | {"counts.json": b"\xff"}, ("I-16", "not_json")),
        ("another spelling of base64", KIT | {"checkpoint": checkpoint[:-2] + b"!\n"}, ("I-7", "not_base64")),
        ("no note", KIT | {"checkpoint": checkpoint.replace(b"\n\n", b"\n")}, ("I-7", "not_a_note")),
        ("no letters", KIT | {receipt: b"\xff"}, ("I-8", "not_a_note")),
        ("a strange signature", KIT | {"checkpoint": checkpoint + b"\xe2\x80\x94 a.example AAAAAAAA\n"}, ("I-7", "signature_unknown")),
        ("a line without a name", KIT | {"checkpoint": checkpoint + b"x\n"}, ("I-7", "not_a_note")),
        ("another board", KIT | {"checkpoints/0": note(f"{ELECTION}x\n0\n{base64.b64encode(EMPTY).decode()}\n", ELECTION, "board")}, ("I-7", "bad_checkpoint")),
        ("a key of another board", KIT | {"checkpoints/0": empty.encode()}, ("I-7", "signature_unknown")),
        ("no size", KIT | {"checkpoint": b"a\nb\nc\n\nd\n"}, ("I-9", "bad_checkpoint")),
        ("a size that is not its name", KIT | {"checkpoints/99": small}, ("I-7", "size_differs")),
        ("a stray tile", KIT | {"tile/0/001": b"x"}, ("I-7", "tile_differs")),
        ("a short bundle", KIT | {entries: KIT[entries][:-1]}, ("I-9", "file_broken")),
        ("another's receipt", KIT | {"receipts/x.txt": note(foreign, key_name(ELECTION), "receipts")}, ("I-8", "bad_receipt")),
        ("a file nobody promised", {**KIT, "sample.json": KIT["counts.json"]}, ("I-10", "file_differs")),
        ("wide rows", KIT | {"ballots.pb": wide}, ("I-12", "ballots_file")),
        ("other heads", KIT | {"ballots.pb": heads}, ("I-12", "ballots_file")),
        ("no tables", KIT | {"ballots.pb": b"nothing"}, ("I-12", "not_readable")),
        ("an open quote", KIT | {"ballots.pb": KIT["ballots.pb"] + b'"'}, ("I-12", "not_readable")),
        ("a reject", changed("tally.json", lambda told: told | {"rejects": [rejected]}), ("I-13", "reject")),
        ("counted elsewhere", changed("tally.json", lambda told: told | {"counted": "00" * 32}), ("I-9", "counted_differs")),
        (
            "a rule without its digest",
            changed("manifest.json", lambda told: told | {"counting": told["counting"] | {"rule": other_rule.as_dict()}}),
            ("I-14", "rule_differs"),
        ),
        (
            "a mistyped key",
            changed("manifest.json", lambda told: told | {"keys": told["keys"] | {"receipts": "a+00000000+AQ=="}}),
            ("I-8", "bad_key"),
        ),
        (
            "a roll that is smaller than the votes",
            changed("counts.json", lambda told: told | {"roll": told["roll"] | {"closed": 3}, "districts": []}),
            ("I-18", "more_votes_than_roll"),
        ),
    ]  # fmt: skip


def test_each_thing_is_named() -> None:
    unnamed = [(what, codes(files)) for what, files, found in cases() if found not in codes(files)]
    assert unnamed == []


# What the package calls by another name: it reads a file whole before it looks into it.
ITS_OWN = {
    "another board": ("I-7", "not_signed"),
    "a key of another board": ("I-7", "not_signed"),
    "no size": ("I-9", "not_a_note"),
    "another's receipt": ("I-8", "receipt_foreign"),
    "no tables": ("I-12", "ballots_file"),
    "an open quote": ("I-12", "ballots_file"),
    "a rule without its digest": ("I-14", "counting"),
}


def test_the_package_names_each_of_them_too() -> None:
    unnamed = []
    for what, files, found in cases():
        said = as_json(judge(Kit(files)))
        names = {(one["id"], finding["code"]) for one in said["invariants"] for finding in one["findings"]}
        if ITS_OWN.get(what, found) not in names:
            unnamed.append((what, names))
    assert unnamed == []


def test_what_only_the_package_looks_into() -> None:
    counts = read_canonical(KIT["counts.json"])
    station = counts["stations"][0]
    tally = read_canonical(KIT["tally.json"])
    place = next(name for name in KIT if name.startswith("tile/0/"))
    found = {
        ("I-7", "file_missing"): {name: data for name, data in KIT.items() if name != place},
        ("I-7", "board_shorter"): KIT | {"checkpoints/90": board_note(90)},
        ("I-7", "root_differs"): KIT | {"checkpoints/3": board_note(3)},
        ("I-10", "not_an_object"): KIT | {"sample.json": b"[]"},
        ("I-11", "machine_differs"): KIT | {"ballots.pb": KIT["ballots.pb"] + b" "},
        ("I-12", "valid_differs"): KIT | {"tally.json": canonical(tally | {"valid": 7})},
        ("I-12", "not_readable"): KIT | {"tally.json": b"{}"},
        ("I-15", "valid_differs"): KIT | {"counts.json": canonical(counts | {"stations": [station | {"valid": 13}]})},
        ("I-20", "manifest_differs"): KIT | {"tally.json": canonical(tally | {"manifest": "00" * 32})},
    }
    for name, files in found.items():
        said = as_json(judge(Kit(files)))
        assert name in {(one["id"], finding["code"]) for one in said["invariants"] for finding in one["findings"]}, name
    foreign = audit_entry("vote.other.example/1", "ab" * 32)
    for entries, code in (
        ([*TOWN.frozen[:2], foreign, *TOWN.frozen[2:]], "entry_foreign"),
        ([TOWN.frozen[1], TOWN.frozen[0], *TOWN.frozen[2:]], "manifest_not_first"),
        ([TOWN.frozen[0], *TOWN.frozen], "entry_count"),
    ):
        said = as_json(judge(Kit(TOWN.kit(entries=entries))))
        assert ("I-20", code) in {
            (one["id"], finding["code"]) for one in said["invariants"] for finding in one["findings"]
        }


def board_note(size: int) -> bytes:
    return sign_checkpoint(Checkpoint(ELECTION, size, EMPTY), key("board")).encode()


def test_a_board_alone_must_have_signed_even_if_witnesses_did() -> None:
    lines = KIT["checkpoint"].decode().splitlines(keepends=True)
    assert ("I-7", "not_signed") in codes(KIT | {"checkpoint": "".join([*lines[:4], *lines[5:]]).encode()})


def test_the_manifest_is_the_first_entry_and_there_is_one() -> None:
    second = [TOWN.frozen[1], TOWN.frozen[0], *TOWN.frozen[2:]]
    assert ("I-20", "manifest_not_first") in codes(TOWN.kit(entries=second))
    assert ("I-20", "entry_count") in codes(TOWN.kit(entries=[TOWN.frozen[0], *TOWN.frozen]))


def test_a_file_the_board_does_not_promise_is_named() -> None:
    without = TOWN.kit(TOWN.published_as(sample=b""))
    assert codes(without) == set()
    files = without | {"sample.json": KIT["sample.json"]}
    assert ("I-10", "file_not_promised") in codes(files)
    said = as_json(judge(Kit(files)))
    assert [one["id"] for one in said["invariants"] if one["findings"]] == ["I-10"]


def test_another_seed_than_the_promised_is_named() -> None:
    town = Town(20, spec=RuleSpec(seed_commitment=sha256(b"1 2 3").hexdigest()))
    assert codes(town.kit()) == set()
    told = read_canonical(town.published.tally) | {"seed": "3 2 1"}
    assert ("I-14", "seed_differs") in codes(town.kit(town.published_as(tally=canonical(told))))


def test_the_root_and_the_paths_are_those_of_the_standard() -> None:
    assert verifier.root_of([]) == EMPTY
    assert [verifier.tile_path(0, index, 256) for index in (0, 999, 1000, 1234067)] == [
        tile_path(0, index) for index in (0, 999, 1000, 1234067)
    ]


def test_it_says_what_it_found_in_words_and_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, data in KIT.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    monkeypatch.setattr(sys, "argv", ["verify.py", str(tmp_path)])
    assert verifier.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Everything that can be checked holds."
    (tmp_path / "counted.txt").write_bytes(
        b"".join(sorted(sha256(b"%d" % n).hexdigest().encode() + b"\n" for n in range(7)))
    )
    assert verifier.main() == 1
    said = capsys.readouterr().out
    assert "I-9   BROKEN" in said and "and 5 more" in said and said.endswith("This vote does not hold.\n")
    monkeypatch.setattr(sys, "argv", ["verify.py", str(tmp_path), "--json"])
    assert verifier.main() == 1
    assert json.loads(capsys.readouterr().out)["holds"] is False


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    said = verifier.judge(verifier.Kit(verifier.read_folder(str(tmp_path))))
    assert said["holds"] is False
    assert said["notes"] == []


def test_a_number_in_a_kit_is_read_as_base64_in_its_one_spelling_only() -> None:
    assert verifier.unbase64(base64.b64encode(b"ab").decode()) == b"ab"
    for text in ("YWJ=", "YW", "YQ==x", "Y Q=="):
        with pytest.raises(verifier.Broken):
            verifier.unbase64(text)


def test_scores_of_a_count_are_votes_points_or_borda() -> None:
    ballots = [{"choices": ["a", "b"], "points": [3, 1]}, {"choices": ["a"], "points": [2]}]

    def scores(kind: str, score: str = "ballot") -> dict[str, int]:
        kit: Any = SimpleNamespace(said=ballots, manifest={"ballot": {"kind": kind, "most": 3}})
        return dict(verifier.score(kit, {"score": score}))

    assert scores("approval") == scores("points", "votes") == {"a": 2, "b": 1}
    assert scores("points") == {"a": 5, "b": 1}
    assert scores("ranking") == {"a": 6, "b": 2}
