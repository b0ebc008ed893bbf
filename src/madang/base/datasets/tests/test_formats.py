"""What a table says in one form it says in every form."""

import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.formats import FORMATS, csv, parquet, xlsx

from .conftest import MOMENTS, ROWS

WHOLE = [(*row, moment, "https://example.org/") for row, moment in zip(ROWS, MOMENTS, strict=True)]


def written(dataset, suffix, **options):
    return b"".join(FORMATS[suffix].write(dataset.table(None), **options))


def numbers(count):
    columns = (Column("number", "integer", "번호"),)
    return Dataset("numbers", "수", "설명", columns, rows=lambda scope: ((n,) for n in range(count)))


def test_csv_gives_the_rows_back(everything):
    file = written(everything, "csv").decode()
    lines = io.StringIO(file, newline="")
    rows = [tuple(cell if cell != "" else None for cell in row) for row in csv.read(everything.columns, lines)]
    assert rows == WHOLE


def test_csv_ends_lines_with_crlf_and_quotes_every_cell(everything):
    first, second = written(everything, "csv").decode().split("\r\n")[:2]
    assert first == '"number","words","cost","score","passed","day","spot","state","moment","site"'
    assert second == (
        '"1","달빛공원 그늘막","320000000","4.5","true","2027-03-02","126.978, 37.5665","open",'
        '"2027-03-02T09:30:00+09:00","https://example.org/"'
    )


def test_a_single_empty_cell_is_still_a_line():
    columns = (Column("number", "integer", "번호"),)
    dataset = Dataset("numbers", "수", "설명", columns, rows=lambda scope: [(1,), (None,), (2,)])
    lines = io.StringIO(written(dataset, "csv").decode(), newline="")
    assert list(csv.read(columns, lines)) == [(1,), (None,), (2,)]


def test_csv_carries_a_byte_order_mark_when_asked(everything):
    plain, marked = written(everything, "csv"), written(everything, "csv", bom=True)
    assert marked == b"\xef\xbb\xbf" + plain
    lines = io.StringIO(marked.decode(), newline="")
    assert len(list(csv.read(everything.columns, lines))) == len(ROWS)


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("a,b\r\n", "Line 1: the header must be number."),
        ('"number"\r\n"1"\r\n"x"\r\n', "Line 3, number: 'x' is not of type integer."),
        ('"number"\r\n"1","2"\r\n', "Line 2: 2 cells where 1 are needed."),
        ("", "Line 1: the header must be number."),
    ],
)
def test_csv_that_is_wrong_is_refused_by_line(file, complaint):
    with pytest.raises(ValueError) as refused:
        list(csv.read(numbers(0).columns, io.StringIO(file, newline="")))
    assert str(refused.value) == complaint


def test_json_gives_the_rows_back(everything):
    said = json.loads(written(everything, "json"))
    assert [said["name"], said["title"], len(said["rows"])] == ["everything", "온갖 것", 3]
    assert said["rows"][1] == {
        "number": 2,
        "words": '쉼표, "따옴표"\n그리고 줄바꿈',
        "cost": -5,
        "score": -0.125,
        "passed": False,
        "day": "1899-12-31",
        "spot": [-73.9, -40.7],
        "state": "shut",
        "moment": "2027-12-31T23:59:59+09:00",
        "site": "https://example.org/",
    }
    assert set(said["rows"][2].values()) == {3, "=1+1", 2**53 + 1, None, "https://example.org/"}
    assert said["columns"][2] == {"name": "cost", "type": "money", "title": "사업비", "unit": "원"}


def test_parquet_gives_the_rows_back(everything):
    file = pq.read_table(io.BytesIO(written(everything, "parquet")))
    rows = [tuple(row.values()) for row in file.to_pylist()]
    points = [(*row[:6], row[6] and tuple(row[6].values()), *row[7:]) for row in rows]
    assert points == WHOLE
    assert file.schema.field("words").metadata[b"description"].decode() == "주민이 쓴 글"
    assert file.schema.metadata[b"title"].decode() == "온갖 것"
    assert [field.name for field in file.schema if not field.nullable] == ["number"]


def test_parquet_comes_in_row_groups():
    pieces = list(parquet.write(numbers(25_000).table(None)))
    file = pq.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [10_000, 10_000, 5_000]
    assert len(pieces) == 4


def test_xlsx_gives_the_rows_back(everything):
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(everything, "xlsx")))
    assert book.sheet_names == ["자료", "열 설명"]
    header, *rows = book.get_sheet_by_name("자료").to_python()
    assert header[:3] == ["번호", "글", "사업비 (원)"]
    assert rows == [
        [1, "달빛공원 그늘막", 320_000_000, 4.5, True, date(2027, 3, 2), "126.978, 37.5665", "open"]
        + [datetime(2027, 3, 2, 9, 30), "https://example.org/"],
        [2, ROWS[1][1], -5, -0.125, False, "1899-12-31", "-73.9, -40.7", "shut"]
        + [datetime(2027, 12, 31, 23, 59, 59), "https://example.org/"],
        # Sixteen digits would be rounded as a number, so they are text.
        [3, "=1+1", "9007199254740993", "", "", "", "", "", "", "https://example.org/"],
    ]
    explained = book.get_sheet_by_name("열 설명").to_python()
    assert explained[2] == ["words", "글", "글", "", "주민이 쓴 글"]


def test_xlsx_writes_no_formula(everything):
    with zipfile.ZipFile(io.BytesIO(written(everything, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in sheet, "=1+1" in sheet) == (False, True)


def test_xlsx_continues_on_a_further_sheet():
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(xlsx.write(numbers(5).table(None), rows_a_sheet=2))))
    assert book.sheet_names == ["자료", "자료 2", "자료 3", "열 설명"]
    assert book.get_sheet_by_name("자료 3").to_python() == [["번호"], [4]]


def test_xlsx_marks_text_that_a_cell_cannot_hold():
    columns = (Column("words", "string", "글"),)
    long = Dataset("long", "긴 글", "설명", columns, rows=lambda scope: [("가" * 40_000,)])
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(long, "xlsx")))
    cell = book.get_sheet_by_index(0).to_python()[1][0]
    assert (len(cell), cell[-2:]) == (32_767, "가…")


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_rows_are_still_a_file(suffix):
    assert len(written(numbers(0), suffix)) > 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_row_of_the_wrong_width_is_an_error_not_a_shifted_column(suffix):
    columns = (Column("a", "string", "가"), Column("b", "string", "나"))
    crooked = Dataset("crooked", "비뚤", "설명", columns, rows=lambda scope: [("한 칸",)])
    with pytest.raises(ValueError):
        written(crooked, suffix)


def test_a_number_is_exact_to_nine_places():
    columns = (Column("share", "number", "비율"),)
    shares = [(Decimal("0.123456789"),), (Decimal("1e-9"),), (Decimal("12345678901234567890.5"),)]
    dataset = Dataset("shares", "비율", "설명", columns, rows=lambda scope: shares)
    assert [tuple(row.values()) for row in pq.read_table(io.BytesIO(written(dataset, "parquet"))).to_pylist()] == shares
    assert list(csv.read(columns, io.StringIO(written(dataset, "csv").decode(), newline=""))) == shares
