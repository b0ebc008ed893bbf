"""Damaged tables: each folder is read, or refused with its place."""

import random
from collections import Counter
from pathlib import Path

import pytest

from madang_methods.counting import Election, ElectionError
from madang_methods.counting.pabulib.tests.damage import damaged
from madang_methods.counting.tables import TableError, read_csv, write_csv
from madang_methods.counting.tables.parquet import read_parquet, write_parquet

from .test_tables import HAEOREUM

WAYS = {"csv": (write_csv, read_csv), "parquet": (write_parquet, read_parquet)}


def outcomes(way: str, folder: Path, turns: int) -> Counter[str]:
    write, read = WAYS[way]
    write(HAEOREUM, folder)
    sound = {path: path.read_bytes() for path in sorted(folder.iterdir())}
    chance, found = random.Random(2027), Counter[str]()
    for _ in range(turns):
        path = chance.choice(list(sound))
        path.write_bytes(damaged(sound[path], chance))
        try:
            assert isinstance(read(folder), Election)
            found["read"] += 1
        except ElectionError as error:
            assert str(error).isprintable()
            found["refused with its place" if isinstance(error, TableError) else "refused"] += 1
        path.write_bytes(sound[path])
    return found


@pytest.mark.parametrize("way", WAYS)
def test_three_hundred_damaged_folders_never_crash(way: str, tmp_path: Path):
    found = outcomes(way, tmp_path, 300)
    assert found["read"] > 5
    assert found["refused with its place"] > 150


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_five_thousand_damaged_folders_never_crash(way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    found = outcomes(way, tmp_path, 5000)
    with capsys.disabled():
        print(f"\n5,000 damaged folders, {way}: {dict(found)}.")
    assert found["refused with its place"] > 2500
