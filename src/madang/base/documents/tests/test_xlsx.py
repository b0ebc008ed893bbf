"""A workbook that an officer can print and reckon with, read back here by another program."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from madang.base.documents.document import Document, Picture, Table
from madang.base.documents.render import xlsx

from .conftest import MARKUP, png


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_a_table_has_a_sheet_of_its_own_with_numbers_that_can_be_summed(opinion):
    assert sheets(xlsx.render(opinion))["사업과 사업비"] == [
        ["사업과 사업비", "", ""],
        ["사업", "부서", "사업비 (원)"],
        ["달빛공원 그늘막", "공원녹지과", 320_000_000],
        [MARKUP, "", -5],
        ["합계", "", 319_999_995],
    ]


def test_the_first_sheet_says_the_rest_in_its_order(opinion):
    rows = sheets(xlsx.render(opinion))["문서"]
    said = [cell for row in rows for cell in row if cell]
    assert said[:3] == ["2027년도 예산안에 대한 주민의견서", "문서번호", "참여예산-2027-12"]
    order = [
        "참여 개요",
        "투표 기간",
        "주민이 고른 사업",
        "사업과 사업비",
        "1. 먼저 공고합니다.",
        "해오름시장 (직인생략)",
    ]
    assert [word for word in said if word in order] == order


def test_a_printed_table_repeats_its_head_on_a4(opinion):
    content = xlsx.render(opinion)
    assert "_xlnm.Print_Titles" in part(content, "xl/workbook.xml")
    setup = re.search("<pageSetup[^>]*>", part(content, "xl/worksheets/sheet2.xml")).group()
    assert ('paperSize="9"' in setup, 'fitToHeight="0"' in setup) == (True, True)
    assert 'state="frozen"' in part(content, "xl/worksheets/sheet2.xml")


def test_nothing_in_it_is_a_formula(strange):
    content = xlsx.render(strange)
    names = [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "worksheets/sheet" in name]
    assert [part(content, name).count("<f>") for name in names if name.endswith(".xml")] == [0, 0, 0]
    said = [cell for rows in sheets(content).values() for row in rows for cell in row]
    assert {"=1+1", "+82", "@SUM(A1)", "-1"} <= set(said)


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(strange):
    content = xlsx.render(strange)
    styles = re.search("<cellXfs.*</cellXfs>", part(content, "xl/styles.xml")).group()
    quoted = ['quotePrefix="1"' in style for style in re.findall(r"<xf [^>]*>", styles)]
    shared = re.findall("<si><t[^>]*>(.*?)</t></si>", part(content, "xl/sharedStrings.xml"))
    cells = re.findall(r'<c r="\w+" s="(\d+)" t="s"><v>(\d+)</v>', part(content, "xl/worksheets/sheet2.xml"))
    marked = {shared[int(text)] for style, text in cells if quoted[int(style)]}
    assert {"=1+1", "+82", "@SUM(A1)", "-1"} == marked


def test_a_number_no_spreadsheet_can_hold_is_text(strange):
    rows = next(rows for name, rows in sheets(xlsx.render(strange)).items() if name != "문서")
    assert [row[1] for row in rows[2:]] == ["10,000,000,000,000,000", "@SUM(A1)", 1.5]


def test_sheets_have_names_that_spreadsheets_allow(strange):
    names = list(sheets(xlsx.render(strange)))
    assert len(names) == len(set(names)) == 3
    assert [name for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name)] == []


def test_a_picture_says_what_is_to_be_seen(opinion):
    assert 'descr="파란 네모 그림"' in part(xlsx.render(opinion), "xl/drawings/drawing1.xml")


def test_the_same_document_gives_the_same_bytes(opinion):
    assert xlsx.render(opinion) == xlsx.render(replace(opinion))
    assert xlsx.render(opinion) != xlsx.render(replace(opinion, number="2"))


def test_three_thousand_rows_fit():
    rows = [[f"사업 {number}", "공원녹지과", number * 1000] for number in range(3000)]
    table = Table("모든 사업", ["사업", "부서", "사업비"], rows, units=["", "", "원"], numeric=[2])
    content = xlsx.render(Document("총괄표", "1", date(2026, 1, 1), "해오름시", blocks=[table]))
    assert len(sheets(content)["모든 사업"]) == 3002


def test_a_broken_picture_is_an_error_with_a_reason(opinion):
    with pytest.raises(RuntimeError, match="image"):
        xlsx.render(replace(opinion, blocks=[Picture(png()[:40], "망가진 그림")]))
