"""Charts and photographs are figures with words in every form; a table with many columns gets a wide page."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from madang.base.documents.chart import MOST, Bars
from madang.base.documents.document import Heading, NewPage, Paragraph, Picture, Table
from madang.base.documents.leaves import is_wide, leaves
from madang.base.documents.photo import picture_of
from madang.base.documents.render import html, hwpx, pdf, xlsx
from madang.base.files.actions import store_picture

from .reading import named, opened, tags, words
from .test_html import Reader
from .test_hwpx import cells, faults, part
from .test_pdf import needs_font

KEPT = Bars(
    "계획과 집행",
    ["계획", "집행"],
    [("달빛공원 그늘막", 320, 300), ("<새내> & 골목", 50, 0), ("아주 긴 이름을 가진 사업입니다만 더 깁니다", 7, 7)],
    unit="백만원",
    finding="열에 아홉을 썼습니다.",
    what="사업",
)
ALT = (
    "열에 아홉을 썼습니다. 가로 막대그래프, 계획과 집행. 달빛공원 그늘막: 계획 320백만원, 집행 300백만원; "
    "<새내> & 골목: 계획 50백만원, 집행 0백만원; 아주 긴 이름을 가진 사업입니다만 더 깁니다: 계획 7백만원, 집행 7백만원."
)
MANY = [f"{quarter}분기 집행액" for quarter in range(1, 10)]
WIDE = Table(
    "사업별 집행",
    ["사업", *MANY],
    [["달빛공원 그늘막", *range(11_840_000, 11_840_009)]],
    numeric=range(1, 10),
)


@pytest.fixture
def charted(opinion):
    return replace(opinion, blocks=[Heading("집행"), KEPT.picture, KEPT.table])


@pytest.fixture
def mixed(opinion):
    """Upright, wide, upright: and a picture after the wide page."""
    after = [NewPage(), Heading("다음"), KEPT.picture, Paragraph("끝입니다.")]
    return replace(opinion, blocks=[*opinion.blocks[:3], Heading("모두"), WIDE, *after])


def test_every_bar_is_said_to_who_cannot_see_it(charted):
    assert KEPT.alt == ALT
    assert Reader(html.render(charted).decode()).attributes("img")[0]["alt"] == ALT
    comment = re.search("<hp:shapeComment>(.*?)</hp:shapeComment>", part(hwpx.render(charted))).group(1)
    assert comment.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == ALT
    drawing = zipfile.ZipFile(io.BytesIO(xlsx.render(charted))).read("xl/drawings/drawing1.xml").decode()
    assert "달빛공원 그늘막: 계획 320백만원, 집행 300백만원" in drawing


@needs_font
def test_a_chart_in_a_pdf_is_a_figure_with_its_words(charted):
    file = opened(pdf.render(charted))
    assert [str(tag.Alt) for tag in named(file, "Figure") if "/Alt" in tag] == [ALT]


def test_bars_are_as_long_as_their_values_and_never_below_nothing():
    drawn = Bars("빚", [""], [("가", 100), ("나", 50), ("다", -5), ("라", 0)]).picture.content.decode()
    assert [int(width) for width in re.findall(r'width="(\d+)" height="12"', drawn)] == [330, 165, 0, 0]
    assert ">-5<" in drawn
    assert Bars("없음", [""], [("가", 0)]).picture.suffix == "svg"


@pytest.mark.parametrize(
    "fields", [{"rows": []}, {"rows": [("가", 1, 2)]}, {"series": []}, {"rows": [("가", 1)] * (MOST + 1)}]
)
def test_a_crooked_chart_is_refused(fields):
    with pytest.raises(ValueError, match="Bars"):
        Bars(**{"title": "막대", "series": [""], "rows": [("가", Decimal("1.5"))]} | fields)


@pytest.mark.django_db
def test_a_photograph_brings_the_words_of_who_took_it(haeoreum, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (1200, 900), "green").save(file, "PNG")
    file.name = "bench.png"
    file.seek(0)
    with django_capture_on_commit_callbacks(execute=True):
        upload = store_picture(haeoreum, file, "새 의자가 놓였습니다.", by=None, subject="work/1")
    shown = picture_of(upload, "놓은 뒤")
    assert (shown.suffix, shown.alt, shown.caption) == ("jpg", "새 의자가 놓였습니다.", "놓은 뒤")
    assert Image.open(io.BytesIO(shown.content)).size == (800, 600)
    upload.digest = "0" * 64
    assert picture_of(upload) is None


def test_only_a_table_that_does_not_fit_is_wide(opinion):
    assert [is_wide(WIDE), is_wide(opinion.blocks[4]), is_wide(Table("표", ["가"] * 6, [["긴 글 " * 30] * 6]))] == [
        *[True, False, False]
    ]
    assert is_wide(Table("표", ["가"] * 6, [["긴 글 " * 30] * 6]), large=True)


def test_a_heading_goes_with_its_wide_table_and_no_page_stays_empty(mixed):
    assert leaves(mixed) == [(False, [0, 1, 2]), (True, [3, 4]), (False, [6, 7, 8])]
    assert leaves(replace(mixed, blocks=[WIDE])) == [(False, []), (True, [0])]
    assert leaves(replace(mixed, blocks=[])) == [(False, [])]


@needs_font
def test_a_wide_page_lies_on_its_side_in_a_pdf(mixed):
    file = opened(pdf.render(mixed))
    assert [page.mediabox[2] > page.mediabox[3] for page in file.pages] == [False, True, False]
    assert [str(tag.S) for tag in tags(file) if str(tag.S) in {"/H1", "/Table", "/Figure"}][:3] == [
        "/H1",
        "/H1",
        "/Table",
    ]
    assert "11,840,008" in words(file)


def test_a_wide_page_lies_on_its_side_in_an_hwpx(mixed):
    content = hwpx.render(mixed)
    assert faults(content) == []
    sides = [
        re.search('landscape="([A-Z]+)"', part(content, f"Contents/section{number}.xml")).group(1)
        for number in range(3)
    ]
    assert sides == ["WIDELY", "NARROWLY", "WIDELY"]
    assert 'secCnt="3"' in part(content, "Contents/header.xml")
    assert cells(content)[-1][1] == ["달빛공원 그늘막", *(f"{won:,}" for won in range(11_840_000, 11_840_009))]
    assert "hp:pic" in part(content, "Contents/section2.xml")


def test_a_wide_table_is_printed_wide_from_a_workbook(mixed):
    content = xlsx.render(mixed)
    assert 'orientation="landscape"' in part(content, "xl/worksheets/sheet2.xml")
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names[1] == "사업별 집행"


@needs_font
def test_titles_lists_and_tables_are_read_in_the_order_they_were_written(opinion):
    file = opened(pdf.render(opinion))
    order = [str(tag.S) for tag in tags(file) if str(tag.S) in {"/H1", "/H2", "/Table", "/L", "/Figure"}]
    # The head; then what the document says. The picture is a figure in a figure that holds its caption too.
    assert order[:6] == ["/L", "/H1", "/L", "/H2", "/Table", "/L"]
    kinds = [type(block) for block in opinion.blocks if isinstance(block, Heading | Table | Picture)]
    assert kinds == [Heading, Heading, Table, Picture]


def test_a_value_is_said_in_the_words_that_were_given():
    told = Bars("답", [""], [("새내동", 3)], say=lambda number: f"{number}건")
    assert "새내동: 3건." in told.alt
    assert ">3건<" in told.picture.content.decode()
