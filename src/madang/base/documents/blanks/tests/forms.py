"""Forms as officers hand them in, made here by hand so that the fill is tried on what another program wrote."""

import io
import re
import zipfile
from datetime import date

import hwpx

from madang.base.documents.blanks.offer import Offer
from madang.base.documents.blanks.start import start_document
from madang.base.documents.render import hwpx as ours

OFFER = Offer(
    "opinion",
    "주민의견서",
    fields={"회계연도": "2027", "합계": "320,000,000"},
    rows={"사업": {"이름": "달빛공원 그늘막", "금액": "320,000,000"}},
)
ROWS = [{"이름": f"사업 {number}", "금액": number * 1_000_000} for number in range(1, 4)]


def made(*lines, rows=(), after=("합계", "{{합계}}")):
    """A form that the other library wrote: paragraphs, then a table with a head, these rows and a last one."""
    document = hwpx.HwpxDocument.new()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows) + 2, 2)
        for place, row in enumerate([("사업", "사업비"), *rows, after]):
            for column, text in enumerate(row):
                table.set_cell_text(place, column, text)
    file = io.BytesIO()
    document.save_to_stream(file)
    return file.getvalue()


REPEATED = ("{{#사업}}{{이름}}", "{{금액}}원{{/사업}}")


def started():
    """The form to begin with, as the site makes it."""
    return ours.render(start_document(OFFER))


def changed(content, change, name="Contents/section0.xml"):
    """The same file with one part changed, or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        for about in old.infolist():
            data = old.read(about)
            new.writestr(about, change(data) if about.filename == name else data)
        if name not in names:
            new.writestr(name, change(b""))
    return file.getvalue()


def swapped(old, new):
    def change(data):
        assert re.search(old.encode(), data), old
        return re.sub(old.encode(), new.encode().replace(b"\\", b"\\\\"), data)

    return change


def read(content):
    """Paragraphs outside tables and rows of tables, by the other library."""
    document = hwpx.HwpxDocument.open(io.BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs if not paragraph.tables]
    tables = [table for paragraph in document.paragraphs for table in paragraph.tables]
    return words, [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


DAY = date(2026, 11, 26)
