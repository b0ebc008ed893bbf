"""Tables as people send them, and files made to break whoever opens them: each a table or a sentence that says where."""

import io
import resource
import subprocess
import sys
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from django.utils import translation

from madang.base.files.tables import parts, table
from madang.base.files.tables.read import table_of
from madang.base.files.tables.table import Table, Unreadable

SHEET = "xl/worksheets/sheet1.xml"
BROKEN = "엑셀 파일로 읽을 수 없습니다. XLSX로 다시 저장해 주세요."
GROWS = "풀면 지나치게 커지는 엑셀 파일입니다. 필요한 줄만 남겨 다시 저장해 주세요."
LOCKED = "암호가 걸렸거나 옛 형식인 엑셀 파일입니다. 암호를 풀고 XLSX로 다시 저장해 주세요."


def book(*rows) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "yyyy-mm-dd"}) as written:
        sheet = written.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return made.getvalue()


def changed(data: bytes, before: bytes, after: bytes, part=SHEET, method=zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method) as new:
        for name in old.namelist():
            said = old.read(name)
            assert name != part or before in said
            new.writestr(name, said.replace(before, after) if name == part else said)
    return made.getvalue()


def with_rows(rows: bytes) -> bytes:
    return changed(book(["이름", "금액"]), b"</sheetData>", rows + b"</sheetData>")


def locked() -> bytes:
    """The mark that an entry is locked, in each header."""
    data = bytearray(book(["이름"]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def knocked_about() -> bytes:
    data = book(["이름", "금액"])
    at = data.find(SHEET.encode()) + 60
    return data[:at] + b"\x00" * 40 + data[at + 40 :]


FAR = with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def why_not(data: bytes) -> str:
    with pytest.raises(Unreadable) as unreadable:
        table_of(data)
    return str(unreadable.value)


def test_both_forms_say_the_same():
    rows = (1, ("이름", "금액")), (3, ("그늘막", "3000000"))
    assert table_of(book(["이름", "금액"], [], ["그늘막", 3_000_000.0])) == Table(rows)
    assert table_of("이름,금액\n\n그늘막,3000000\n".encode("cp949")) == Table(rows)


def test_days_numbers_and_texts_are_told_as_people_write_them():
    row = [date(2027, 3, 1), datetime(2027, 3, 1, 9, 30), 12.5, -3, "007", "한글", True]
    assert table_of(book(row)).rows[0][1] == ("2027-03-01", "2027-03-01", "12.5", "-3", "007", "한글", "1")


def test_rows_that_hold_merged_cells_are_known():
    merges = b'</sheetData><mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="A4:B4"/></mergeCells>'
    rows = [[f"{letter}{number}" for letter in "AB"] for number in range(1, 6)]
    assert table_of(changed(book(*rows), b"</sheetData>", merges)).merged == frozenset({2, 3, 4})


def test_a_csv_called_xlsx_is_read_as_what_it_is():
    assert table_of("이름,금액\n그늘막,1\n".encode()).rows[1] == (2, ("그늘막", "1"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(FAR, "표가 너무 큽니다(XFD1048576). 20,000줄, 100칸까지 받습니다.", id="the last corner"),
        pytest.param(
            book(["가"] * 101), "표가 너무 큽니다(CW1). 20,000줄, 100칸까지 받습니다.", id="a column too many"
        ),
        pytest.param(
            ("가\n" * 20_001).encode(),
            "표가 너무 큽니다(20001번째 줄). 20,000줄, 100칸까지 받습니다.",
            id="a row too many",
        ),
        pytest.param(
            with_rows(b'<row r="2"><c r="B2" t="s"><v>99</v></c></row>'),
            "B2 칸을 읽을 수 없습니다. 값을 다시 적고 XLSX로 저장해 주세요.",
            id="no such text",
        ),
        pytest.param(
            with_rows(b'<row r="7"/><row r="3"/>'),
            "7번째 줄 다음에 줄의 차례가 맞지 않습니다. XLSX로 다시 저장해 주세요.",
            id="rows out of order",
        ),
        pytest.param(with_rows(b" " * table.BIGGEST_UNPACKED), GROWS, id="a bomb of blanks"),
        pytest.param(with_rows(b"<row>" + b"<c/>" * 2_000_001 + b"</row>"), GROWS, id="a bomb of cells"),
        pytest.param(
            changed(book(["이름"]), b"<sst", b"<!DOCTYPE sst [<!ENTITY a 'aaaa'>]><sst", "xl/sharedStrings.xml"),
            BROKEN,
            id="entities",
        ),
        pytest.param(changed(book(["이름"]), b"", b"", method=zipfile.ZIP_LZMA), BROKEN, id="packed oddly"),
        pytest.param(book(["이름"])[:-40], BROKEN, id="cut off"),
        pytest.param(knocked_about(), BROKEN, id="knocked about"),
        pytest.param(b"PK\x03\x04", BROKEN, id="no archive"),
        pytest.param(b"PK\x05\x06" + b"\x00" * 18, BROKEN, id="an empty archive"),
        pytest.param(locked(), LOCKED, id="a locked archive"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, LOCKED, id="a locked or old spreadsheet"),
        pytest.param(
            '이름\n"그늘막\n'.encode(), "CSV로 읽을 수 없습니다. 따옴표가 닫혔는지 살펴 주세요.", id="an open quotation"
        ),
        pytest.param(
            b"\xff" * 9, "글자를 읽을 수 없습니다. UTF-8이나 한글 윈도(CP949)로 저장한 CSV를 올려 주세요.", id="no text"
        ),
    ],
)
def test_what_cannot_be_held_is_refused_with_its_place(data, what):
    assert why_not(data) == what
    with translation.override("en"):
        assert not any("가" <= letter <= "힣" for letter in why_not(data))


def test_one_long_text_may_not_stand_in_every_cell():
    long = changed(book(["이름"]), "이름".encode(), b"a" * 1_000_000, "xl/sharedStrings.xml")
    cells = b"".join(b'<row><c t="s"><v>0</v></c></row>' for _ in range(30))
    assert why_not(changed(long, b"</sheetData>", cells + b"</sheetData>")).startswith("표가 너무 큽니다(A21).")


def test_what_a_sheet_declares_of_its_size_is_not_believed():
    """Styled rows make spreadsheets declare the last column; and empty cells there hold nothing."""
    data = changed(book(["이름"], ["그늘막"]), b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    data = changed(data, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    assert [cells for _number, cells in table_of(data).rows] == [("이름",), ("그늘막",)]


def _in_a_process(read: str, path, most=600_000_000) -> subprocess.CompletedProcess:
    """In 600 MB of memory, so that what asks for more fails here and not the machine."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return subprocess.run([sys.executable, "-c", read, str(path)], preexec_fn=limit, capture_output=True)


OURS = """
import sys
from pathlib import Path
from madang.base.files.tables.table import Unreadable
from madang.base.files.tables import table, read
table._ = lambda text: text
try:
    read.table_of(Path(sys.argv[1]).read_bytes())
except Unreadable as unreadable:
    sys.exit(0 if "XFD1048576" in str(unreadable) else 3)
sys.exit(4)
"""
A_LIBRARYS = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""


def test_a_cell_in_the_last_corner_asks_for_nothing(tmp_path):
    path = tmp_path / "far.xlsx"
    path.write_bytes(FAR)
    assert len(FAR) < 10_000
    assert _in_a_process(OURS, path).returncode == 0


def test_a_library_that_lays_the_sheet_out_would_take_the_process_with_it(tmp_path):
    """Negative control: the same file, in the same memory."""
    path = tmp_path / "far.xlsx"
    path.write_bytes(FAR)
    assert _in_a_process(A_LIBRARYS, path).returncode != 0
    path.write_bytes(book(["이름"]))
    assert _in_a_process(A_LIBRARYS, path).returncode == 0


def test_without_the_limits_a_bomb_would_be_unpacked(monkeypatch):
    """Negative control: the limit refuses it, and nothing else."""
    bomb = with_rows(b" " * table.BIGGEST_UNPACKED)
    assert len(bomb) < 100_000
    monkeypatch.setattr(parts, "BIGGEST_UNPACKED", 2 * table.BIGGEST_UNPACKED)
    assert table_of(bomb).rows == ((1, ("이름", "금액")),)
