"""The rows behind a document go with it: in every form, to the won."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.documents.plain import digest
from madang.base.documents.render import FORMS, data, forms_of, html, hwpx, pdf, xlsx
from madang.base.documents.source import Source, as_csv

from .reading import attached, opened
from .test_addresses import ask  # noqa: F401
from .test_hwpx import faults
from .test_pdf import needs_font
from .urls import shown

LEDGER = Source(
    "ledger",
    "사업별 원장",
    ["project", "spent", "share", "day", "done"],
    [
        ["달빛공원 그늘막", 11_840_000, Decimal("0.50"), date(2026, 11, 26), True],
        ["=HYPERLINK(1)", 10**16, None, None, False],
    ],
    units=["", "KRW", "", "", ""],
)
LINES = Source("lines", "세부사업", ["code", "won"], [["0101", -5]])


@pytest.fixture
def told(opinion):
    """The opinion with the rows it was made of."""
    return replace(opinion, sources=[LEDGER, LINES])


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "원장"},
        {"title": " "},
        {"columns": []},
        {"columns": ["a", "a"]},
        {"rows": [["하나"]]},
        {"units": ["원"]},
        {"rows": [["하나", 0.1]]},
        {"rows": [["하나", ["둘"]]]},
    ],
)
def test_crooked_rows_are_refused(fields):
    whole = {"name": "ledger", "title": "원장", "columns": ["a", "b"], "rows": [["하나", 2]]}
    Source(**whole)
    with pytest.raises(ValueError, match="Source"):
        Source(**whole | fields)


def test_two_sources_have_two_names(opinion):
    with pytest.raises(ValueError, match="name each"):
        replace(opinion, sources=[LINES, LINES])


def test_the_digest_covers_the_rows_and_their_kinds(opinion, told):
    numbers = [LINES, replace(LINES, rows=[["0101", "-5"]]), replace(LINES, rows=[["0101", -6]])]
    digests = [digest(opinion), digest(told), *(digest(replace(opinion, sources=[one])) for one in numbers)]
    assert len(set(digests)) == 5


def test_csv_has_the_rows_and_no_formula():
    rows = list(csv.reader(io.StringIO(as_csv(LEDGER).decode())))
    assert rows == [
        ["project", "spent", "share", "day", "done"],
        ["달빛공원 그늘막", "11840000", "0.50", "2026-11-26", "true"],
        ["'=HYPERLINK(1)", "10000000000000000", "", "", "false"],
    ]


def test_json_has_numbers_as_numbers_and_fractions_as_they_were_written(told):
    said = json.loads(data.as_json(told))
    assert (said["number"], said["digest"]) == (told.number, digest(told))
    assert [source["name"] for source in said["sources"]] == ["ledger", "lines"]
    assert said["sources"][0]["columns"][1] == {"name": "spent", "unit": "KRW"}
    assert said["sources"][0]["rows"] == [
        {"project": "달빛공원 그늘막", "spent": 11_840_000, "share": "0.50", "day": "2026-11-26", "done": True},
        {"project": "=HYPERLINK(1)", "spent": 10**16, "share": None, "day": None, "done": False},
    ]


def test_several_sources_are_a_zip_of_tables(told):
    archive = zipfile.ZipFile(io.BytesIO(data.as_zip(told)))
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "ledger.csv": as_csv(LEDGER),
        "lines.csv": as_csv(LINES),
    }


def test_a_workbook_has_a_sheet_of_bare_rows_for_each(told):
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.render(told)))
    assert book.sheet_names == ["문서", "사업과 사업비", "사업별 원장", "세부사업"]
    assert book.get_sheet_by_name("사업별 원장").to_python() == [
        ["project", "spent", "share", "day", "done"],
        ["달빛공원 그늘막", 11_840_000, 0.5, date(2026, 11, 26), True],
        ["=HYPERLINK(1)", "10000000000000000", "", "", False],
    ]


def test_an_hwpx_carries_them_beside_the_text(told):
    content = hwpx.render(told)
    assert zipfile.ZipFile(io.BytesIO(content)).read("META-INF/sources/ledger.csv") == as_csv(LEDGER)
    assert faults(content) == []


@needs_font
def test_a_pdf_carries_them_as_attached_files(told):
    file = opened(pdf.render(told))
    assert attached(file) == {"ledger.csv": as_csv(LEDGER), "lines.csv": as_csv(LINES)}
    with file.open_metadata() as about:
        assert [about[key] for key in ["pdfuaid:part", "pdfaid:part", "pdfaid:conformance"]] == ["1", "3", "A"]


def test_the_head_says_what_goes_along(told):
    assert "사업별 원장 (ledger.csv, 2줄), 세부사업 (lines.csv, 1줄)" in html.render(told).decode()
    assert "ledger.csv, 2 rows), 세부사업 (lines.csv, 1 row)" in html.render(replace(told, language="en")).decode()


def test_the_forms_of_a_document_depend_on_its_rows(opinion, told):
    one = replace(opinion, sources=[LINES])
    assert [list(forms_of(document)) for document in [opinion, one, told]] == [
        [*FORMS],
        [*FORMS, "csv", "json"],
        [*FORMS, "zip", "json"],
    ]


def test_the_rows_are_at_the_documents_own_address(ask, told):  # noqa: F811
    assert ask("opinion.json").status_code == 404
    shown["document"] = told
    page = ask("opinion/").content.decode()
    assert [f'href="/haeoreum/opinion.{suffix}"' in page for suffix in ["json", "zip", "csv"]] == [True, True, False]
    answers = {suffix: ask(f"opinion.{suffix}") for suffix in ["json", "zip", "csv"]}
    assert {suffix: answer.status_code for suffix, answer in answers.items()} == {"json": 200, "zip": 200, "csv": 404}
    assert answers["json"].content == data.as_json(told)
    again = ask("opinion.zip", headers={"If-None-Match": answers["zip"]["ETag"]})
    assert again.status_code == 304


def test_a_published_table_becomes_a_source():
    points = Dataset(
        name="points",
        title="곳",
        description="",
        columns=(Column("number", "integer", "번호"), Column("share", "number", "몫"), Column("at", "geopoint", "곳")),
        rows=lambda scope: [(1, 0.1, (127.0, 37.5))],
    )
    assert Source.of(points.table(None)).rows == ((1, Decimal("0.1"), "(127.0, 37.5)"),)
