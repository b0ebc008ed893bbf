"""Whatever the amounts are, every form says them to the won: page, PDF, HWPX, XLSX, CSV, JSON and an officer's own form."""

import csv
import io
import json
import re
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from madang.base.documents.blanks.fill import fill_form
from madang.base.documents.blanks.offer import Offer, values_of
from madang.base.documents.blanks.start import start_document
from madang.base.documents.document import Document, Table
from madang.base.documents.render import data, html, hwpx, pdf, xlsx
from madang.base.documents.source import Source

from .reading import attached, opened
from .test_hwpx import cells
from .test_pdf import needs_font

NAMES = ["사업", "사업비"]
OFFER = Offer("all", "총괄표", {}, {"총괄표": dict.fromkeys(NAMES, "0")})
amounts = st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=25)


def document(won):
    rows = [[f"사업 {number}", amount] for number, amount in enumerate(won)]
    table = Table("총괄표", NAMES, rows, units=["", "원"], numeric=[1], totals=["합계", sum(won)])
    return Document(
        "총괄표", "1", date(2026, 11, 26), "해오름시", blocks=[table], sources=[Source("rows", "줄", NAMES, rows)]
    )


def numbers(texts):
    return [int(text.replace(",", "")) for text in texts if re.fullmatch(r"-?\d[\d,]*", text)]


def printed(content, folder):
    """The amounts that poppler reads, in their order."""
    (folder / "all.pdf").write_bytes(content)
    command = ["pdftotext", "-layout", "all.pdf", "-"]
    text = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()
    return numbers(re.findall(r"(?:사업\s+\d+|합계)\s+(-?[\d,]+)\s*$", text, re.MULTILINE))


@needs_font
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="apt install poppler-utils")
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts)
def test_every_form_says_the_same_amounts(tmp_path, won):
    made = document(won)
    whole = [*won, sum(won)]
    set_in_pdf = pdf.render(made)
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(made)))
    rows = list(csv.reader(io.StringIO(data.only_csv(made).decode())))
    own = cells(fill_form(hwpx.render(start_document(OFFER)), values_of(made)))[-1]
    said = {
        "page": numbers(re.findall(r'class="r">([^<]*)<', html.article(made))),
        "pdf": printed(set_in_pdf, tmp_path),
        "attached": [
            int(row[1])
            for row in csv.reader(io.StringIO(attached(opened(set_in_pdf))["rows.csv"].decode()))
            if row[1] != "사업비"
        ],
        "hwpx": numbers(row[1] for row in cells(hwpx.render(made))[-1]),
        "own form": numbers(row[1] for row in own),
        "sheet": [int(row[1]) for row in book.get_sheet_by_name("총괄표").to_python()[2:]],
        "rows": [int(row[1]) for row in book.get_sheet_by_name("줄").to_python()[1:]],
        "csv": [int(row[1]) for row in rows[1:]],
        "json": [row["사업비"] for row in json.loads(data.as_json(made))["sources"][0]["rows"]],
    }
    without_total = {"attached", "own form", "rows", "csv", "json"}
    assert said == {form: won if form in without_total else whole for form in said}


@needs_font
def test_a_wrong_amount_would_be_noticed(tmp_path):
    """The negative control of the test above."""
    assert printed(pdf.render(document([5, 7])), tmp_path) == [5, 7, 12]
    assert printed(pdf.render(document([5, 8])), tmp_path) != [5, 7, 12]
