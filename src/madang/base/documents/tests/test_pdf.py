"""A PDF that a screen reader can read and a clerk can print, opened here by another program."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from madang.base.documents.document import Document, Heading, Paragraph, Picture, Table
from madang.base.documents.render import fonts, pdf

from .conftest import MARKUP, png
from .reading import named, opened, tags, words

try:
    fonts.korean(fonts.installed())
    has_font = True
except fonts.MissingFont as missing:
    has_font = False
    print(missing, file=sys.stderr)
needs_font = pytest.mark.skipif(not has_font, reason=fonts.REMEDY)


@needs_font
def test_it_is_tagged_titled_and_in_korean(opinion):
    file = opened(pdf.render(opinion))
    assert (bool(file.Root.MarkInfo.Marked), str(file.Root.Lang)) == (True, "ko")
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    with file.open_metadata() as metadata:
        assert metadata["dc:title"] == opinion.title
        assert metadata["pdfuaid:part"] == "1"
    assert str(file.docinfo.Subject) == opinion.summary
    assert str(file.docinfo.Keywords) == "주민참여예산, 예산안"


@needs_font
def test_headings_tables_lists_and_pictures_are_what_they_are(opinion):
    file = opened(pdf.render(opinion))
    assert [str(tag.S) for tag in tags(file) if str(tag.S) in {"/H1", "/H2"}] == ["/H1", "/H2"]
    assert [len(named(file, name)) for name in ["Table", "Caption", "THead", "TR", "TH"]] == [1, 2, 1, 4, 3]
    assert [str(part.Scope) for tag in named(file, "TH") for part in tag.A if "/Scope" in part] == ["/Column"] * 3
    assert [str(tag.Alt) for tag in named(file, "Figure") if "/Alt" in tag] == ["파란 네모 그림"]
    # The head, the facts, and two lists.
    assert len(named(file, "L")) == 4


@needs_font
def test_its_words_are_korean_sentences(opinion):
    said = words(opened(pdf.render(opinion)))
    for sentence in [
        "올해주민1,204명이제안87건을냈습니다.",
        "주민이고른사업2건을예산안에담아달라는의견입니다.",
        "직인생략",
    ]:
        assert sentence in said
    assert "2026년11월11일" in said
    assert "사업비(원)" in said


@needs_font
def test_what_looks_like_markup_is_printed_as_it_stands(opinion):
    said = words(opened(pdf.render(opinion)))
    assert said.count(MARKUP.replace(" ", "")) == 2


@needs_font
def test_a_program_in_the_data_reads_no_file(opinion):
    spy = '#read("/etc/hostname") #sys.inputs #include "document.json" ]#panic()['
    said = words(opened(pdf.render(replace(opinion, title=spy, number=spy, issuer=spy, blocks=[Paragraph(spy)]))))
    # Title, number, issuer and paragraph.
    assert said.count(spy.replace(" ", "")) >= 4


@needs_font
def test_the_same_document_gives_the_same_bytes(opinion):
    assert pdf.render(opinion) == pdf.render(replace(opinion))
    assert pdf.render(opinion) != pdf.render(replace(opinion, date=date(2026, 11, 12)))


@needs_font
def test_three_thousand_rows_fit():
    rows = [[f"사업 {number}", "공원녹지과", number * 1000] for number in range(3000)]
    table = Table("모든 사업", ["사업", "부서", "사업비"], rows, units=["", "", "원"], numeric=[2])
    file = opened(pdf.render(Document("총괄표", "1", date(2026, 1, 1), "해오름시", blocks=[table])))
    assert len(named(file, "TR")) == 3001
    assert len(file.pages) > 50


@needs_font
def test_pages_after_the_first_carry_the_title_and_every_page_its_number():
    pages = Document("긴 글", "참-1", date(2026, 1, 1), "해오름시", blocks=[Paragraph("글 " * 400)] * 6)
    file = opened(pdf.render(pages))
    total = len(file.pages)
    assert total > 1
    assert words(file).count(f"참-1{total}/{total}") == 1
    assert words(file).count("긴글해오름시") == total - 1


@needs_font
def test_english_is_english():
    english = Document("Opinion", "1", date(2026, 11, 11), "Haeoreum", language="en", blocks=[Heading("Why")])
    file = opened(pdf.render(english))
    assert (str(file.Root.Lang), "11November2026" in words(file) or "November11,2026" in words(file)) == ("en", True)


@needs_font
@pytest.mark.parametrize("keep", ["", "가" * 300, "a" * 300, "☃ 漢字 😀 \u200b"])
def test_strange_text_is_set_too(keep):
    table = Table("표", ["가", "나"], [[keep, keep]])
    document = Document("제목", "", date(2026, 1, 1), "해오름시", blocks=[Paragraph(keep), table])
    assert opened(pdf.render(document)).Root.MarkInfo.Marked


@needs_font
def test_a_sign_that_no_font_has_is_a_box_and_the_rest_is_printed():
    egyptian = Document("제목", "", date(2026, 1, 1), "해오름시", blocks=[Paragraph("새 \U00013000 그림 \U0001f9e8")])
    file = opened(pdf.render(egyptian))
    assert "새□그림□" in words(file)
    with file.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


@needs_font
def test_a_broken_picture_is_an_error_with_a_reason(opinion):
    broken = replace(opinion, blocks=[Picture(png()[:40], "망가진 그림")])
    with pytest.raises(RuntimeError, match="image"):
        pdf.render(broken)


def test_without_a_korean_font_the_remedy_is_named(opinion):
    with pytest.raises(fonts.MissingFont) as missing:
        pdf.render(opinion, families=[])
    assert str(missing.value) == "PDF needs a Korean font and this machine has none. Remedy: apt install fonts-nanum"
    with pytest.raises(fonts.MissingFont):
        pdf.render(opinion, families=["DejaVu Sans"])


def test_the_best_korean_font_comes_first():
    assert fonts.korean(["NanumGothic", "DejaVu Sans", "Pretendard"]) == ["Pretendard", "NanumGothic"]


@needs_font
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="apt install poppler-utils")
def test_poppler_reads_the_sentences(opinion, tmp_path):
    (tmp_path / "opinion.pdf").write_bytes(pdf.render(opinion))
    run = subprocess.run(
        ["pdftotext", "opinion.pdf", "-"], cwd=tmp_path, capture_output=True, env=os.environ, check=True
    )
    assert "올해 주민 1,204명이 제안 87건을 냈습니다." in run.stdout.decode()
