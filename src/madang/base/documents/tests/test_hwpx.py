"""An HWPX that a clerk can edit, read back here by another program and checked against the format's own schema."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from madang.base.documents.document import Document, NewPage, Paragraph, Picture, Table
from madang.base.documents.render import hwpx
from madang.base.documents.render.hwpx.page import LEFT, PAPER, RIGHT, TOP

from .conftest import MARKUP, png

reader = pytest.importorskip("hwpx", reason="pip install python-hwpx")
validator = pytest.importorskip("hwpx.tools.validator")
package = pytest.importorskip("hwpx.tools.package_validator")


def part(content, name="Contents/section0.xml"):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def cells(content):
    """Every table as rows of text, by the other program."""
    document = reader.HwpxDocument.open(io.BytesIO(content))
    tables = [table for paragraph in document.paragraphs for table in paragraph.tables]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def faults(content):
    schema = validator.validate_document(io.BytesIO(content))
    whole = package.validate_package(io.BytesIO(content))
    return [*schema.issues, *whole.errors]


@pytest.mark.parametrize("which", ["opinion", "strange"])
def test_it_follows_the_schema_of_the_format(request, which):
    assert faults(hwpx.render(request.getfixturevalue(which))) == []


def test_what_breaks_the_schema_is_noticed(opinion):
    """The negative control of the test above."""
    content = io.BytesIO(hwpx.render(opinion))
    broken = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(broken, "w") as new:
        for about in old.infolist():
            text = old.read(about)
            new.writestr(about, text.replace(b'pageBreak="CELL"', b'pageBreak="MAYBE"'))
    assert faults(broken.getvalue()) != []


def test_its_kind_comes_first_and_is_not_packed(opinion):
    first = zipfile.ZipFile(io.BytesIO(hwpx.render(opinion))).infolist()[0]
    assert (first.filename, first.compress_type, first.file_size) == ("mimetype", zipfile.ZIP_STORED, 19)


def test_another_program_reads_the_same_tables(opinion):
    tables = cells(hwpx.render(opinion))
    assert tables[-1] == [
        ["사업", "부서", "사업비 (원)"],
        ["달빛공원 그늘막", "공원녹지과", "320,000,000"],
        [MARKUP, "", "-5"],
        ["합계", "", "319,999,995"],
    ]
    assert tables[0][0] == ["문서번호", "참여예산-2027-12"]


def test_another_program_reads_the_same_sentences(opinion):
    text = reader.HwpxDocument.open(io.BytesIO(hwpx.render(opinion))).text.plain()
    for sentence in ["올해 주민 1,204명이 제안 87건을 냈습니다.", "1. 먼저 공고합니다.", "직인생략", f"• {MARKUP}"]:
        assert sentence in text


def test_a_tables_head_is_repeated_on_every_page_and_headings_make_an_outline(opinion):
    section = part(hwpx.render(opinion))
    assert (section.count('repeatHeader="1"'), section.count('header="1"')) == (3, 3)
    assert 'treatAsChar="1"' not in re.search(r"<hp:tbl.*?<hp:tr>", section).group()
    styles = re.findall(r'styleIDRef="([12])" [^>]*>(?:<hp:run[^>]*>)<hp:t>([^<]*)', section)
    assert styles == [("1", "참여 개요"), ("2", "주민이 고른 사업")]


def test_a_picture_says_what_is_to_be_seen(opinion):
    content = hwpx.render(opinion)
    assert re.findall("<hp:shapeComment>(.*?)</hp:shapeComment>", part(content)) == ["파란 네모 그림"]
    assert zipfile.ZipFile(io.BytesIO(content)).read("BinData/image9.png") == png()


def test_a_drawing_becomes_pixels(strange):
    assert zipfile.ZipFile(io.BytesIO(hwpx.render(strange))).read("BinData/image3.png")[:4] == b"\x89PNG"


def test_the_page_is_a4_with_the_margins_of_the_rule(opinion):
    section = part(hwpx.render(opinion))
    margin = dict(re.findall(r'(\w+)="(\d+)"', re.search("<hp:margin [^>]*>", section).group()))
    top = int(margin["top"]) + int(margin["header"])
    lengths = [round(length * 25.4 / 7200) for length in [*PAPER, top, int(margin["left"]), int(margin["right"])]]
    assert lengths == [210, 297, 30, 20, 15]
    assert (top, margin["left"], margin["right"]) == (TOP, str(LEFT), str(RIGHT))


def test_large_print_is_large_here_too(opinion):
    heights = [
        re.findall(r'height="(\d+)"', part(hwpx.render(replace(opinion, large=large)), "Contents/header.xml"))
        for large in (False, True)
    ]
    assert [min(map(int, found)) for found in heights] == [900, 1473]
    assert "1800" in heights[1]


def test_its_fonts_come_with_the_office_program(opinion):
    fonts = set(re.findall('face="([^"]*)"', part(hwpx.render(opinion), "Contents/header.xml")))
    assert fonts == {"함초롬바탕", "함초롬돋움"}


def test_it_says_of_itself_what_it_is_about(opinion):
    about = part(hwpx.render(opinion), "Contents/content.hpf")
    assert "<opf:title>2027년도 예산안에 대한 주민의견서</opf:title>" in about
    assert '<opf:meta name="keyword" content="text">주민참여예산, 예산안</opf:meta>' in about
    assert "주민의견서" in part(hwpx.render(opinion), "Preview/PrvText.txt")


def test_a_new_page_begins_with_what_follows():
    blocks = [Paragraph("하나"), NewPage(), Paragraph("둘"), NewPage(), Table("표", ["가"], [["나"]])]
    section = part(hwpx.render(Document("제목", "1", date(2026, 1, 1), "시", blocks=blocks)))
    assert section.count('pageBreak="1"') == 2


def test_the_same_document_gives_the_same_bytes(opinion):
    assert hwpx.render(opinion) == hwpx.render(replace(opinion))
    assert hwpx.render(opinion) != hwpx.render(replace(opinion, number="2"))


def test_a_broken_picture_is_an_error_with_a_reason(opinion):
    with pytest.raises(RuntimeError, match="image"):
        hwpx.render(replace(opinion, blocks=[Picture(png()[:40], "망가진 그림")]))
