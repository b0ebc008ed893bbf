"""count reads a Pabulib file, a folder of tables, or one of the tables; and waits are told on terminals only."""

import io
import json
import sys
import time
from pathlib import Path

import pytest

from madang_methods.__main__ import main
from madang_methods.commands.progress import progress
from madang_methods.counting.pabulib import told
from madang_methods.counting.tables import write_csv
from madang_methods.counting.tables.parquet import write_parquet

from .conftest import FILE

Printed = pytest.CaptureFixture[str]


def written(folder: Path, *ways: str) -> Path:
    said = told(FILE.encode())
    for way in ways:
        write = write_csv if way == "csv" else write_parquet
        write(said.election, folder, meta=said.meta, published=said.published)
    return folder


@pytest.mark.parametrize("way", ["csv", "parquet"])
@pytest.mark.parametrize("which", ["", "ballots", "projects"])
def test_tables_are_counted_like_the_file_they_came_from(way: str, which: str, tmp_path: Path, capsys: Printed):
    (tmp_path / "haeoreum.pb").write_text(FILE, encoding="utf-8")
    assert main(["count", str(tmp_path / "haeoreum.pb"), "--json"]) == 0
    expected = json.loads(capsys.readouterr().out)
    folder = written(tmp_path / "tables", way)
    assert main(["count", str(folder / f"{which}.{way}" if which else folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == expected


def test_a_folder_with_both_kinds_of_tables_is_not_guessed_at(tmp_path: Path, capsys: Printed):
    assert main(["count", str(written(tmp_path, "csv", "parquet"))]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: The folder holds both; name the one to be counted.\n"


def test_an_empty_folder_says_what_it_lacks(tmp_path: Path, capsys: Printed):
    assert main(["count", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'election.json'}: No such file or directory\n"


def test_a_broken_table_is_named_with_its_row(tmp_path: Path, capsys: Printed):
    folder = written(tmp_path, "csv")
    text = (folder / "ballots.csv").read_text(encoding="utf-8")
    (folder / "ballots.csv").write_text(text.replace("1,1,", "1,9,", 1), encoding="utf-8")
    assert main(["count", str(folder)]) == 2
    assert capsys.readouterr().err == f"{folder}: ballots.csv, row 2, project: There is no project '9'.\n"


def test_without_pyarrow_parquet_is_refused_and_csv_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
):
    folder = written(tmp_path, "csv", "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "madang_methods.counting.tables.parquet")
    assert main(["count", str(folder / "ballots.parquet")]) == 2
    assert "Parquet needs pyarrow: pip install 'madang-methods[parquet]'." in capsys.readouterr().err
    assert main(["count", str(folder / "ballots.csv")]) == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def until(stream: io.StringIO, text: str) -> None:
    for _ in range(2000):
        if text in stream.getvalue():
            return
        time.sleep(0.005)
    pytest.fail(f"{text!r} never came: {stream.getvalue()!r}")


def test_a_long_wait_is_told_on_a_terminal_and_wiped_away_after():
    terminal = Terminal()
    with progress("counting, rule", to=terminal, patience=0) as far:
        for _ in far.each("abc", 3):
            until(terminal, f"counting, rule {far.done} of 3 … ")
    assert terminal.getvalue().split("\r")[-2:] == [" " * len(terminal.getvalue().split("\r")[-3]), ""]


def test_a_short_wait_is_not_told():
    terminal = Terminal()
    with progress("counting", to=terminal, patience=3600):
        pass
    assert terminal.getvalue() == ""


def test_into_a_file_or_a_pipe_nothing_is_told():
    pipe = io.StringIO()
    with progress("counting", to=pipe, patience=0):
        time.sleep(0.02)
    assert pipe.getvalue() == ""
