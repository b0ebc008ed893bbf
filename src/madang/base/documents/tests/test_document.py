"""A document says what it must, or cannot be made."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from madang.base.documents.document import Document, Heading, Picture, Table, said
from madang.base.documents.plain import digest

from .conftest import png


def document(*blocks):
    return Document("제목", "1", date(2026, 1, 1), "해오름시", blocks=blocks)


def test_a_picture_without_a_text_for_who_cannot_see_it_is_refused():
    with pytest.raises(ValueError, match="alternative text"):
        Picture(png(), " ")


@pytest.mark.parametrize("content", [b"GIF89a", b"", b"<html>", b"<script>"])
def test_a_picture_is_what_its_content_says(content):
    with pytest.raises(ValueError, match="PNG, JPEG or SVG"):
        Picture(content, "그림")
    assert Picture(b"<?xml version='1.0'?>\n<svg xmlns=''/>", "그림").suffix == "svg"


def test_no_level_of_headings_is_skipped():
    document(Heading("가"), Heading("나", 2), Heading("다", 3), Heading("라"), Heading("마", 2))
    with pytest.raises(ValueError, match="level 3 follows level 1"):
        document(Heading("가"), Heading("나", 3))
    with pytest.raises(ValueError, match="level 2 follows level 0"):
        document(Heading("가", 2))


@pytest.mark.parametrize(
    "fields",
    [
        {"rows": [["하나"]]},
        {"totals": ["하나"]},
        {"units": ["원"]},
        {"numeric": [2]},
        {"caption": ""},
        {"header": ["가", " "]},
    ],
)
def test_a_crooked_table_is_refused(fields):
    whole = {"caption": "표", "header": ["가", "나"], "rows": [["하나", 2]]}
    Table(**whole)
    with pytest.raises(ValueError, match="Table"):
        Table(**whole | fields)


def test_the_same_document_has_the_same_digest_and_another_has_another(opinion):
    digests = [digest(opinion), digest(replace(opinion)), digest(replace(opinion, number="2"))]
    other_picture = replace(opinion, blocks=[*opinion.blocks[:-2], Picture(png(61), "파란 네모 그림", "공원 위치")])
    assert len({*digests, digest(other_picture)}) == 3


def test_cells_are_printed_alike_everywhere():
    assert [said(cell) for cell in [320_000_000, Decimal("1234.50"), -5, "2027", None]] == [
        *["320,000,000", "1,234.50", "-5", "2027", ""]
    ]
