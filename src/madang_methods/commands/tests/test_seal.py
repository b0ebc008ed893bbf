"""Three holders on three machines: the commands make a key, try it, open the box and verify what was published."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from madang_methods.__main__ import main
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from madang_methods.sealing.envelope import commitment
from madang_methods.sealing.key_file import KeyFile
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.note import Key, public_key
from madang_methods.sealing.receipts import receipt_number
from madang_methods.sealing.seal_test import is_answer, make_test
from madang_methods.sealing.tests.town import ELECTION, Town
from madang_methods.sealing.tests.town import key as key_of
from madang_methods.sealing.witness import submission

TOWN = Town(20)


@pytest.fixture
def key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A key made by the command; its folder."""
    holders = [word for name in ("Kim", "Lee", "Park") for word in ("--holder", name)]
    assert main(["seal", "keygen", "vote.town.example/2027", *holders, "--out", str(tmp_path / "key")]) == 0
    capsys.readouterr()
    return tmp_path / "key"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What a holder gets on a stick: box, manifest, list, locked key; and the shares on paper."""
    files = {"box.txt": TOWN.box, "manifest.json": TOWN.manifest.encoded, "counted.txt": TOWN.counted}
    shares = {f"share-{one.number}.txt": one.text.encode() for one in TOWN.made.shares}
    for name, data in (files | shares | {"key.json": TOWN.made.file.encoded}).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def open_box(stick: Path, out: str, *shares: int) -> int:
    given = {"--key": "key.json", "--manifest": "manifest.json", "--counted": "counted.txt", "--out": out}
    told = [word for name, file in given.items() for word in (name, str(stick / file))]
    papers = [word for share in shares for word in ("--share", str(stick / f"share-{share}.txt"))]
    return main(["seal", "open", str(stick / "box.txt"), "--seed", "1 2 3", *told, *papers])


def test_a_new_key_is_for_its_owner_alone_and_never_written_over(key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [path.name for path in sorted(key.iterdir())] == ["key.json", "share-1.txt", "share-2.txt", "share-3.txt"]
    assert [(key / f"share-{number}.txt").stat().st_mode & 0o077 for number in (1, 2, 3)] == [0, 0, 0]
    assert "for Lee" in (key / "share-2.txt").read_text()
    again = [
        "seal",
        "keygen",
        "vote.town.example/2027",
        "--holder",
        "A",
        "--holder",
        "B",
        "--holder",
        "C",
        "--out",
        str(key),
    ]
    assert main(again) == 2
    assert "File exists" in capsys.readouterr().err


def test_two_people_are_too_few_for_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["seal", "keygen", "a.example/1", "--holder", "A", "--holder", "B", "--out", str(tmp_path / "key")]) == 2
    )
    assert capsys.readouterr().err == "Holders are at least three different people, and one of them may be missing.\n"
    assert not (tmp_path / "key").exists()


def test_each_holder_types_the_share_back(
    key: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(key / f"share-{number}.txt").read_text().splitlines()[-5:] for number in (1, 2, 3)]
    rows[1][2] = ("1" if rows[1][2][0] != "1" else "2") + rows[1][2][1:]
    typed = "\n".join(line.lower() for row in rows for line in row) + "\n"
    monkeypatch.setattr(sys, "stdin", StringIO(typed))
    assert main(["seal", "shares", str(key / "key.json")]) == 1
    told = "right: the share of Kim\nwrong: the 2. share: Row 3 of this share is mistyped.\nright: the share of Park\n"
    assert capsys.readouterr().out == told


def test_the_test_envelope_is_opened_before_the_vote(key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = KeyFile.from_bytes((key / "key.json").read_bytes())
    test = make_test(file.election, file.public)
    (key / "test.bin").write_bytes(test.ct)
    command = ["seal", "test", str(key / "key.json"), str(key / "test.bin")]
    shares = [word for number in (3, 1) for word in ("--share", str(key / f"share-{number}.txt"))]
    assert main([*command, *shares]) == 0
    assert is_answer(capsys.readouterr().out, test.expected)
    assert main([*command, *shares[:2]]) == 2
    assert capsys.readouterr().err == "2 shares are needed, not 1.\n"


def test_two_machines_with_different_holders_print_the_same_digests(
    stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for out, pair in (("one", (1, 2)), ("two", (3, 2))):
        assert open_box(stick, out, *pair) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert said[0].splitlines()[0] == "20 ballots, 0 rejected"
    for name in ("ballots.pb", "tally.json", "opened.private.jsonl"):
        assert (stick / "one" / name).read_bytes() == (stick / "two" / name).read_bytes()
    assert (stick / "one" / "tally.json").read_bytes() == TOWN.published.tally


def test_one_holder_alone_opens_nothing(stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert open_box(stick, "alone", 1) == 2
    assert not (stick / "alone").exists()
    assert capsys.readouterr().err == "2 shares are needed, not 1.\n"


def test_the_dice_open_the_same_envelopes_for_everybody_and_a_voter_sees_their_own(
    stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_box(stick, "out", 1, 2)
    opened, root = str(stick / "out" / "opened.private.jsonl"), Tree(map(leaf_hash, TOWN.frozen)).root().hex()
    draw = ["--root", root, "--beacon", "drand 1", "--dice", "3 1 6", "--out", str(stick / "sample.json")]
    assert main(["seal", "sample", opened, *draw]) == 0
    assert (stick / "sample.json").read_bytes() == TOWN.published.sample
    capsys.readouterr()
    leaf = TOWN.cast[0][3].leaf
    assert main(["seal", "show", opened, receipt_number(leaf).lower()]) == 0
    shown = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:])
    committed = commitment(TOWN.manifest.election, bytes.fromhex(shown["r"]), shown["ballot"].encode())
    assert committed == read_canonical(TOWN.cast[0][3].entry)["c"]
    assert main(["seal", "show", opened, receipt_number(TOWN.cast[1][0].leaf)]) == 2
    assert capsys.readouterr().err == "No counted envelope has this receipt number.\n"


def test_a_witness_without_a_server_signs_a_board_that_only_grows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seal", "witness-key", "committee.example/w1", "--out", str(tmp_path / "secret")]) == 0
    mine, board = Key.from_text(capsys.readouterr().out.strip()), public_key(ELECTION, key_of("board"))
    given = ["--key", str(tmp_path / "secret"), "--board", board.text, "--state", str(tmp_path / "seen")]

    def ask(tree: Tree, old: int, size: int) -> int:
        note = sign_checkpoint(Checkpoint(ELECTION, size, tree.root(size)), key_of("board"))
        (tmp_path / "submission").write_bytes(submission(old, tree.consistency(old, size), note))
        status = main(["seal", "witness", str(tmp_path / "submission"), *given])
        said = capsys.readouterr()
        if status == 0:
            assert open_checkpoint(note + said.out, [board, mine])[1].signers == (board, mine)
        return status

    honest = Tree(map(leaf_hash, TOWN.frozen))
    other = Tree(map(leaf_hash, [b"other", *TOWN.frozen[1:]]))
    assert [ask(honest, 0, 5), ask(honest, 5, 9), ask(honest, 5, 11), ask(other, 9, 12), ask(honest, 9, 12)] == [
        0,
        0,
        2,
        2,
        0,
    ]


def test_a_published_vote_is_verified_and_a_changed_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, data in TOWN.kit().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert main(["seal", "verify", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("holds  ") == 12
    (tmp_path / "counts.json").write_bytes(TOWN.kit()["counts.json"].replace(b'"issued":20', b'"issued":21'))
    assert main(["seal", "verify", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines() if "BROKEN" in line] == ["I-15", "I-16"]
    assert main(["seal", "verify", str(tmp_path), "--json"]) == 1
    assert '"code": "papers_differ"' in capsys.readouterr().out


def test_without_cryptography_one_can_still_count(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [
        name
        for name in sys.modules
        if name.startswith(("cryptography", "madang_methods.commands.seal_", "madang_methods.sealing."))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert main(["count", file]) == 0
    capsys.readouterr()
    assert main(["seal", "verify", "somewhere", "--json"]) == 2
    assert "pip install 'madang-methods[seal]'" in capsys.readouterr().err
