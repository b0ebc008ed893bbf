"""A document as a workbook: a sheet to read, and a sheet for each table, ready to print on A4 and to reckon with.

Text goes in as text cells, marked so that it stays text when it is edited: no spreadsheet runs it as a formula. Numbers
of numeric columns are numbers; beyond fifteen digits they go in as text, since a spreadsheet would round them.
"""

import io
import re
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import gettext, override, pgettext
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..document import Cell, Document, Facts, Heading, Items, NewPage, Note, Paragraph, Picture, Signature, Table, said
from ..head import head
from ..leaves import is_wide
from ..signs import printable
from ..source import Source, Value, plain_value
from ..widths import widths
from .raster import raster, size

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EDITION = "1"
EXACT = 10**15
CHARACTERS = 32_767
LONGEST_NAME = 31
A4 = 9
ALIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
PICTURE_WIDTH = 480
ROW_HEIGHT = 20


def render(document: Document) -> bytes:
    """Raises RuntimeError when a picture in it is broken."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook, override(document.language):
        workbook.set_properties(
            {
                "title": document.title,
                "author": document.issuer,
                "subject": document.number,
                "comments": document.summary,
                "keywords": ", ".join(document.keywords),
                "created": datetime.combine(document.date, time()),
            }
        )
        book = _Book(workbook)
        _write_text(book, document)
        for source in document.sources:
            _write_source(book, source)
    return file.getvalue()


class _Book:
    """A workbook with its looks and the names of its sheets."""

    def __init__(self, workbook: Workbook):
        self.workbook = workbook
        self.names: set[str] = set()
        self.looks: dict[tuple, Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """Another sheet on A4, as wide as the page, under a name that spreadsheets allow and no other sheet has."""
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:LONGEST_NAME] or pgettext("문서", "표")
        free, number = clean, 1
        while free.casefold() in self.names:
            number += 1
            free = f"{clean[: LONGEST_NAME - 1 - len(str(number))]} {number}"
        self.names.add(free.casefold())
        sheet = self.workbook.add_worksheet(free)
        sheet.set_paper(A4)
        sheet.set_margins(left=0.79, right=0.59, top=1.18, bottom=0.59)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P / &N")
        return sheet

    def look(self, **properties) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.workbook.add_format({"text_wrap": True, "valign": "top", **properties})
        return self.looks[key]

    def write(self, sheet: Worksheet, row: int, column: int, text: str, **look) -> None:
        text = printable(text)
        if text.strip(" ").startswith(ALIVE):
            look["quote_prefix"] = True
        words = text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…"
        sheet.write_string(row, column, words, self.look(**look))

    def write_cell(self, sheet: Worksheet, row: int, column: int, value: Cell, is_number: bool, **look) -> None:
        if is_number and isinstance(value, int | Decimal) and not isinstance(value, bool) and abs(value) < EXACT:
            sheet.write_number(row, column, value, self.look(num_format=_format(value), **look))
        else:
            self.write(sheet, row, column, said(value), **look, **({"align": "right"} if is_number else {}))


def _format(value: int | Decimal) -> str:
    places = max(-value.as_tuple().exponent, 0) if isinstance(value, Decimal) else 0
    return "#,##0" + ("." + "0" * places if places else "")


def _write_text(book: _Book, document: Document) -> None:
    sheet = book.sheet(gettext("문서"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 70)
    book.write(sheet, 0, 0, document.title, bold=True, font_size=16, text_wrap=False)
    row = _write_facts(book, sheet, 1, head(document)) + 1
    breaks = []
    for block in document.blocks:
        match block:
            case Heading():
                row += 1
                book.write(sheet, row, 0, block.text, bold=True, font_size=15 - block.level, text_wrap=False)
                row += 1
            case Facts():
                row = _write_facts(book, sheet, row, block.rows)
            case Table():
                row = _write_link(book, sheet, row, block)
            case Picture():
                row = _write_picture(book, sheet, row, block)
            case NewPage():
                breaks.append(row)
            case _:
                for line in _lines(block):
                    book.write(sheet, row, 1, line)
                    row += 1
    sheet.set_h_pagebreaks([place for place in breaks if place])


def _lines(block: Paragraph | Items | Note | Signature) -> list[str]:
    match block:
        case Items():
            return [f"{place}. {item}" if block.numbered else f"• {item}" for place, item in enumerate(block.items, 1)]
        case Note():
            return [line for line in [block.title, block.text] if line]
        case Signature():
            return [f"{block.position} {block.name}".strip() + (f" ({block.seal})" if block.seal else "")]
    return [block.text]


def _write_facts(book: _Book, sheet: Worksheet, row: int, facts) -> int:
    for place, (term, fact) in enumerate(facts, row):
        book.write(sheet, place, 0, term, bold=True)
        book.write(sheet, place, 1, fact)
    return row + len(facts)


def _write_link(book: _Book, sheet: Worksheet, row: int, table: Table) -> int:
    """Says where the table is; the table has a sheet of its own."""
    other = _write_table(book, table)
    book.write(sheet, row, 0, pgettext("문서", "표"), bold=True)
    place = "internal:'" + other.get_name().replace("'", "''") + "'!A1"
    sheet.write_url(row, 1, place, book.look(font_color="#0B50D0", underline=1), table.caption[:CHARACTERS])
    return row + 1


def _write_table(book: _Book, table: Table) -> Worksheet:
    sheet = book.sheet(table.caption)
    rows = [[said(cell) for cell in row] for row in table.rows]
    for column, width in enumerate(widths([table.header, *rows, [said(cell) for cell in table.totals]])):
        sheet.set_column(column, column, width + 4)
    if len(table.header) > 6 or is_wide(table):
        sheet.set_landscape()
    book.write(sheet, 0, 0, table.caption, bold=True, font_size=13, text_wrap=False)
    edged = {"border": 1, "border_color": "#8A949E"}
    units = table.units or [""] * len(table.header)
    for column, (title, unit) in enumerate(zip(table.header, units, strict=True)):
        words = f"{title} ({unit})" if unit else title
        align = "right" if column in table.numeric else "left"
        book.write(sheet, 1, column, words, bold=True, bg_color="#E9EDF2", align=align, **edged)
    for place, row in enumerate(table.rows, 2):
        for column, value in enumerate(row):
            bold = {"bold": True} if table.row_headers and column == 0 else {}
            book.write_cell(sheet, place, column, value, column in table.numeric, **bold, **edged)
    for column, value in enumerate(table.totals):
        look = {"bold": True, "bg_color": "#E9EDF2", **edged}
        book.write_cell(sheet, 2 + len(rows), column, value, column in table.numeric, **look)
    sheet.freeze_panes(2, 1 if table.row_headers else 0)
    sheet.repeat_rows(0, 1)
    return sheet


def _write_source(book: _Book, source: Source) -> None:
    """Rows as data: names of the columns first, nothing above or below, so that they can be sorted and summed."""
    sheet = book.sheet(source.title)
    for column, (name, unit) in enumerate(zip(source.columns, source.units, strict=True)):
        book.write(sheet, 0, column, name, bold=True)
        if unit:
            sheet.write_comment(0, column, printable(unit))
    for place, row in enumerate(source.rows, 1):
        for column, value in enumerate(row):
            _write_value(book, sheet, place, column, value)
    texts = [["" if value is None else str(value) for value in row] for row in source.rows]
    for column, width in enumerate(widths([list(source.columns), *texts])):
        sheet.set_column(column, column, width + 4)
    sheet.autofilter(0, 0, max(len(source.rows), 1), len(source.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()


def _write_value(book: _Book, sheet: Worksheet, row: int, column: int, value: Value) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | Decimal() if abs(value) < EXACT:
            # As in the CSV: no separators that a program would stumble over.
            sheet.write_number(row, column, value, book.look(num_format="0" if isinstance(value, int) else "General"))
        case date() if not isinstance(value, datetime):
            sheet.write_datetime(row, column, value, book.look(num_format="yyyy-mm-dd"))
        case _:
            book.write(sheet, row, column, str(plain_value(value)))


def _write_picture(book: _Book, sheet: Worksheet, row: int, picture: Picture) -> int:
    content, suffix = raster(picture)
    width, height = size(content)
    scale = min(PICTURE_WIDTH / width, 1)
    options = {"image_data": io.BytesIO(content), "x_scale": scale, "y_scale": scale, "description": picture.alt}
    sheet.insert_image(row, 1, f"picture.{suffix}", options | {"object_position": 1})
    row += round(height * scale / ROW_HEIGHT) + 1
    # What cannot be seen is said in a cell too, where a screen reader finds it.
    book.write(sheet, row, 1, " — ".join(part for part in [picture.caption, picture.alt] if part), italic=True)
    return row + 1
