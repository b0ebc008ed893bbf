"""The same document as a page."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from madang.base.documents.document import Table
from madang.base.documents.render.html import article, render

from .conftest import MARKUP


class Reader(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def names(self, *wanted):
        return [tag for tag, _ in self.tags if tag in wanted]

    def attributes(self, wanted):
        return [attributes for tag, attributes in self.tags if tag == wanted]


@pytest.fixture
def page(opinion):
    """The article, read."""
    return Reader(article(opinion))


def test_there_is_one_title_and_headings_go_down_one_by_one(page):
    assert page.names("h1", "h2", "h3", "h4") == ["h1", "h2", "h3"]


def test_every_header_of_a_table_says_what_it_heads(page):
    assert [header["scope"] for header in page.attributes("th")] == ["col"] * 3 + ["row"] * 3
    assert page.names("caption", "thead", "tbody", "tfoot") == ["caption", "thead", "tbody", "tfoot"]
    assert [row.get("tabindex") for row in page.attributes("div") if row.get("role") == "region"] == ["0"]


def test_numbers_are_set_flush_right_with_their_unit_in_the_header(page):
    assert [cell.get("class") for cell in page.attributes("td")] == [None, "r"] * 3
    assert "사업비 (원)" in " ".join(page.text.split())


def test_the_first_cell_of_a_row_is_no_header_when_it_names_nothing(opinion):
    plain = Table("표", ["가", "나"], [["하나", "둘"]], row_headers=False)
    assert len(Reader(article(replace(opinion, blocks=[plain]))).attributes("td")) == 2


def test_a_picture_is_described(page):
    assert [image["alt"] for image in page.attributes("img")] == ["파란 네모 그림"]


def test_what_looks_like_markup_is_printed_as_it_stands(page):
    assert page.text.count(MARKUP) == 2
    assert page.names("b", "script") == []


def test_nothing_in_it_is_styled_or_scripted_inline(page):
    assert [
        name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")
    ] == []


def test_head_and_language_are_the_documents_own(opinion):
    korean, english = Reader(article(opinion)), Reader(article(replace(opinion, language="en")))
    assert [reader.attributes("article")[0]["lang"] for reader in [korean, english]] == ["ko", "en"]
    assert ("문서요지" in korean.text, "Summary" in english.text, "문서요지" in english.text) == (True, True, False)


def test_the_file_alone_is_a_whole_page(opinion):
    reader = Reader(render(opinion).decode())
    assert reader.names("html", "title", "main", "h1", "footer") == ["html", "title", "main", "h1", "footer"]
    assert reader.attributes("html") == [{"lang": "ko"}]
