"""What an extract says, and the sentence for every way in which it may be wrong."""

import random
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.utils import translation

from madang.cycle.execute.extracts.reading import Reading, Row, Told, read_extract

from .extract_files import API, PRINTED, api_row, csv_of, xlsx_of

TOLD = Told(2027, today=date(2027, 7, 10), governments=frozenset({"90110"}))
BENCH = Row(2, "100", "360000020270001D", "", "공원 쉼터 만들기", 30_000_000, 30_000_000, None, 28_400_000)


def _faults(data: bytes, told=TOLD) -> list[tuple[int, str, str]]:
    reading = read_extract(data, told)
    assert reading.rows == []
    return [(fault.row, fault.column, fault.what) for fault in reading.faults]


def _printed(*rows, heading=tuple(PRINTED), above=("(단위: 천원)",), **kwargs) -> bytes:
    return csv_of([*above], heading, *rows, heading=(), **kwargs)


@pytest.mark.parametrize("file", [csv_of(api_row()), csv_of(api_row(), encoding="cp949"), xlsx_of(api_row())])
def test_an_extract_of_the_open_ledger_is_read_alike_in_every_form(file):
    reading = read_extract(file, TOLD)
    assert (reading.faults, reading.rows, reading.unit) == ([], [BENCH], 1)
    assert (reading.day, reading.government) == (date(2027, 6, 30), "90110")


def test_thousands_are_said_above_the_table_and_multiplied():
    told = Told(2027, today=date(2027, 7, 10), day=date(2027, 6, 30))
    reading = read_extract(_printed(["2027", "360000020270001D", "쉼터", "401-01 시설비", "30,000", "28,400"]), told)
    assert reading.faults == []
    assert [(row.item, row.available, row.spent) for row in reading.rows] == [("401-01", 30_000_000, 28_400_000)]


def test_a_unit_may_stand_in_the_headings_or_be_chosen():
    heading = [name if name != "지출액" else "지출액(백만원)" for name in PRINTED if name != "예산현액"]
    told = Told(2027, today=date(2027, 7, 10), day=date(2027, 6, 30))
    assert (
        read_extract(_printed(["2027", "36000002D", "", "", "3"], heading=heading, above=()), told).rows[0].spent
        == 3_000_000
    )
    bare = _printed(["2027", "36000002D", "", "", "10", "3"], above=())
    assert read_extract(bare, Told(2027, told.today, told.day, unit=1_000)).rows[0].spent == 3_000


WRONG = {
    "code": (api_row(code="3.6E+14"), "세부사업코드", "세부사업 코드가 아닙니다. 글자와 숫자 4–20자여야 하고, 엑셀이 숫자로 바꾸지 않게 해 주세요."),
    "no code": (api_row(code=""), "세부사업코드", "비어 있습니다. 위 칸과 합친 칸이었다면 칸마다 적어 주세요."),
    "below nothing": (api_row(spent="-5000"), "지출액", "0보다 작은 금액입니다."),
    "below nothing as printed": (api_row(spent="△5,000"), "지출액", "0보다 작은 금액입니다."),
    "another unit": (api_row(spent="28,400천원"), "지출액", "단위가 섞여 있습니다. 모든 금액 칸을 한 단위로 맞춰 주세요."),
    "no amount": (api_row(spent=""), "지출액", "비어 있습니다."),
    "a formula's error": (api_row(spent="#REF!"), "지출액", "엑셀 수식의 오류입니다."),
    "no number": (api_row(spent="1,23"), "지출액", "숫자가 아닙니다."),
    "part of a won": (api_row(spent="12.5"), "지출액", "1원보다 작은 금액이 있습니다."),
    "more than there is": (api_row(spent=30_000_001), "지출액", "지출액이 예산현액보다 큽니다."),
    "a sum": (api_row(code="", dbiz_nm="합 계"), "", "합계 줄입니다. 지우고 올려 주세요."),
    "another year": (api_row(fyr="2026"), "회계연도", "2027년 회계가 아닙니다."),
    "a day of another year": (api_row(exe_ymd="20260630"), "집행일자", "2027년 회계에 들지 않는 날짜입니다."),
    "a day to come": (api_row(exe_ymd="20270711"), "집행일자", "아직 오지 않은 날짜입니다."),
    "no day": (api_row(exe_ymd="20270631"), "집행일자", "날짜가 아닙니다. 20250630이나 2025-06-30처럼 적어 주세요."),
    "another town": (api_row(laf_cd="90210"), "자치단체코드", "다른 자치단체의 코드입니다."),
    "no town": (api_row(laf_cd="해오름시"), "자치단체코드", "자치단체 코드가 아닙니다."),
    "a person": (api_row(dbiz_nm="900101-1234567 보상"), "세부사업명", "주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요."),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("form", [csv_of, xlsx_of])
def test_a_row_that_cannot_be_right_is_named_and_nothing_is_read(kind, form):
    row, column, what = WRONG[kind]
    assert _faults(form(api_row("360000020270009D"), row)) == [(3, column, what)]


def test_the_same_programme_twice_names_the_first():
    assert _faults(csv_of(api_row(), api_row(spent=1))) == [
        (3, "세부사업코드", "2번째 줄과 같은 세부사업과 통계목입니다.")
    ]


def test_two_days_in_one_extract_are_one_too_many():
    rows = api_row(), api_row("360000020270009D", exe_ymd="20270629")
    assert _faults(csv_of(*rows)) == [(3, "집행일자", "다른 줄이나 고르신 날과 기준일이 다릅니다.")]


def test_merged_cells_are_named_by_their_rows():
    merged = _faults(xlsx_of(api_row(), api_row(code="", spent=1), merged="F2:F3"))
    assert [(row, what) for row, _column, what in merged] == [
        (2, "합친 칸이 있습니다. 합치기를 풀고 칸마다 적어 주세요."),
        (3, "합친 칸이 있습니다. 합치기를 풀고 칸마다 적어 주세요."),
        (3, "비어 있습니다. 위 칸과 합친 칸이었다면 칸마다 적어 주세요."),
    ]


def test_columns_that_are_missing_doubled_or_of_two_units():
    assert _faults(csv_of(api_row()[:-1], heading=API[:-1])) == [(1, "지출액", "이 칸이 없습니다.")]
    assert _faults(csv_of([*api_row(), "1"], heading=[*API, "지출액"])) == [(1, "지출액", "같은 칸이 두 번 있습니다.")]
    mixed = ["회계연도", "집행일자", "세부사업코드", "예산현액(천원)", "지출액(원)"]
    wrong = [(1, "", "단위가 섞여 있습니다. 모든 금액 칸을 한 단위로 맞춰 주세요.")]
    assert _faults(csv_of(["2027", "20270630", "36000002D", "10", "3"], heading=mixed)) == wrong
    told = Told(2027, today=date(2027, 7, 10), day=date(2027, 6, 30))
    unsaid = [(2, "", "단위가 적혀 있지 않습니다. 원, 천원, 백만원 가운데 골라 주세요.")]
    assert _faults(_printed(["2027", "36000002D", "", "", "10", "3"], above=()), told) == unsaid


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\x00" * 50, b"PK\x03\x04", "이름,금액\n가,1".encode(), b"\xff\xff\xff"]
)
def test_what_is_no_table_is_told_in_one_sentence(data):
    assert len(_faults(data)) == 1


def test_a_cell_in_the_last_corner_of_a_sheet_asks_for_nothing():
    file = BytesIO(xlsx_of(api_row()))
    far = BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(far, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(
                    b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
            after.writestr(name, part)
    assert _faults(far.getvalue()) == [(1, "", "표가 너무 큽니다(XFD1048576). 20,000줄, 100칸까지 받습니다.")]


def test_a_thousand_damaged_files_each_get_an_answer_and_none_a_crash():
    """Half of them bytes knocked about, half of them cells: no exception, and never both rows and faults."""
    chance = random.Random(20270630)
    whole = [csv_of(*_many()), csv_of(*_many(), encoding="cp949"), xlsx_of(*_many())]
    answered, refused = 0, 0
    for _round in range(1_500):
        data = _knocked(chance, chance.choice(whole)) if chance.random() < 0.5 else _odd_cells(chance)
        reading = read_extract(data, TOLD)
        assert isinstance(reading, Reading)
        assert bool(reading.rows) != bool(reading.faults)
        assert all(str(fault.what) and fault.row >= 1 for fault in reading.faults)
        answered += 1
        refused += bool(reading.faults)
    assert answered == 1_500
    assert refused > 1_000


def _many() -> list[list]:
    return [api_row(f"36000002027{number:04}D", spent=number * 1_000) for number in range(1, 30)]


def _knocked(chance, data: bytes) -> bytes:
    bytes_ = bytearray(data)
    for _blow in range(chance.randint(1, 12)):
        at = chance.randrange(max(1, len(bytes_)))
        blow = chance.choice(["flip", "cut", "drop", "double", "zero"])
        if blow == "flip" and bytes_:
            bytes_[at] ^= 1 << chance.randrange(8)
        elif blow == "cut":
            del bytes_[at:]
        elif blow == "drop":
            del bytes_[at : at + chance.randint(1, 40)]
        elif blow == "double":
            bytes_[at:at] = bytes_[at : at + chance.randint(1, 200)]
        elif bytes_:
            bytes_[at] = 0
    return bytes(bytes_)


_ODD = [
    "", "-1", "△1", "(1)", "1e9", "9" * 40, "=1+1", "#N/A", "합계", "소 계", "\x00", "\u202e1", "٣", "１２", "1,2,3", "천원", "2027.13.40",
    "NaN", "inf", "-0", "0x10", "1_000", "'1", "가" * 5_000, "900101-1234567", "1.5", ".", ",", '"', "360000020270001D",
]  # fmt: skip


def _odd_cells(chance) -> bytes:
    rows = [list(row) for row in _many()[: chance.randint(1, 6)]]
    for _blow in range(chance.randint(1, 4)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(_ODD)
    heading = list(API)
    if chance.random() < 0.3:
        heading[chance.randrange(len(heading))] = chance.choice([*_ODD, *API, *PRINTED])
    if chance.random() < 0.5:
        return csv_of(*rows, heading=heading, encoding="utf-8")
    return xlsx_of(*[[str(cell).replace("\x00", "") for cell in row] for row in rows], heading=heading)


def test_the_faults_are_told_in_the_language_of_the_page():
    with translation.override("en"):
        what = read_extract(csv_of(api_row(spent="-1")), TOLD).faults[0].what
    assert not any("가" <= letter <= "힣" for letter in what)
