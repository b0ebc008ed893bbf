"""The board as files: same entries, same bytes, and a piece that is full never changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.receipts import receipt_number
from madang_methods.sealing.shards import PREFIXES, find, shard_of, shards
from madang_methods.sealing.tiles import entries_of, tile_path, tiles, unframed


def entries(size: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(size)]


def test_the_specifications_example_of_seventy_thousand_entries() -> None:
    paths = [path for path, _ in tiles(entries(70_000)) if "entries" not in path]
    level = {number: [path for path in paths if path.startswith(f"tile/{number}/")] for number in range(3)}
    assert [len(level[number]) for number in range(3)] == [274, 2, 1]
    assert level[0][-1] == "tile/0/273.p/112"
    assert level[1] == ["tile/1/000", "tile/1/001.p/17"]
    assert level[2] == ["tile/2/000.p/1"]


def test_a_board_of_256_is_one_full_piece_and_one_begun() -> None:
    assert [path for path, _ in tiles(entries(256))] == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]


def test_paths_of_any_size() -> None:
    assert [tile_path(0, index) for index in (0, 999, 1000, 1234067)] == [
        "tile/0/000", "tile/0/999", "tile/0/x001/000", "tile/0/x001/x234/067",
    ]  # fmt: skip


def test_the_upper_pieces_hold_the_hashes_of_the_lower() -> None:
    files = dict(tiles(entries(600)))
    assert files["tile/1/000.p/2"][:32] == Tree(map(leaf_hash, entries(256))).root()


@settings(max_examples=40)
@given(st.integers(0, 1500), st.integers(0, 1500))
def test_writing_only_what_changed_gives_the_same_files(first: int, second: int) -> None:
    old, new = sorted((first, second))
    files = dict(tiles(entries(old))) | dict(tiles(entries(new), since=old))
    whole = dict(tiles(entries(new)))
    assert {path: files[path] for path in whole} == whole
    assert all(path in whole or ".p/" in path for path in files)


@given(st.lists(st.binary(max_size=40), max_size=600))
@settings(max_examples=30)
def test_entries_are_read_back(some: list[bytes]) -> None:
    assert entries_of(len(some), dict(tiles(some)).get) == some


def test_a_broken_file_is_named() -> None:
    files = dict(tiles(entries(300)))
    for change in (lambda data: data[:-1], lambda data: data + b"\x00\x00", lambda data: None):
        broken = files | {"tile/entries/001.p/44": change(files["tile/entries/001.p/44"])}
        with pytest.raises(SealError) as refused:
            entries_of(300, broken.get)
        assert refused.value.facts["file"] == "tile/entries/001.p/44"
    assert unframed(b"\x00") is None


def test_an_entry_too_long_for_the_format_is_refused() -> None:
    assert len(dict(tiles([bytes(65_535)]))["tile/entries/000.p/1"]) == 65_537
    with pytest.raises(SealError):
        list(tiles([bytes(65_536)]))


def test_a_receipt_is_found_on_its_page_and_nowhere_else() -> None:
    leaves = [leaf_hash(entry) for entry in entries(500)]
    pages = shards([b"", *leaves], set(leaves[:400]))
    assert sum(map(len, pages.values())) == 500
    assert tuple(pages) == PREFIXES
    for place in (0, 399, 400, 499):
        number = receipt_number(leaves[place])
        state = "counted" if place < 400 else "-"
        assert find(number.lower(), pages[shard_of(number)]) == f"{number} {place + 1} {state}"
    assert find(receipt_number(bytes(32)), pages["00"]) is None
