"""XLSX: a sheet of rows under their titles and a sheet that explains the columns.

Text goes in as text cells, which no spreadsheet runs as a formula; numbers beyond fifteen digits go in as text, since a
spreadsheet would round them. A cell holds 32,767 characters: longer text ends in …, and is whole in the other forms.
More rows than a sheet holds continue on a further sheet.
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import gettext
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from madang.base import clock

from ..column import Column, Type
from ..dataset import Table
from . import text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 1_048_575
CHARACTERS = 32_767
EXACT = 10**15
FIRST_DAY = date(1900, 3, 1)
PIECE = 1 << 16
NUMBER_FORMATS = {
    Type.MONEY: "#,##0",
    Type.DATE: "yyyy-mm-dd",
    Type.DATETIME: "yyyy-mm-dd hh:mm:ss",
}


def write(table: Table, rows_a_sheet: int = ROWS) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        # Rows leave memory as soon as they are written; the whole file exists on disk only.
        with Workbook(file, {"constant_memory": True}) as book:
            book.set_properties({"title": table.title, "comments": table.description, "created": clock.now()})
            _write_rows(book, table, rows_a_sheet)
            _write_columns(book, table)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write_rows(book: Workbook, table: Table, rows_a_sheet: int) -> None:
    cells = [_writer(book, column, table) for column in table.columns]
    sheet, line, rest = _sheet(book, table, 1), 0, 1
    for row in table.rows():
        if line == rows_a_sheet:
            rest += 1
            sheet, line = _sheet(book, table, rest), 0
        line += 1
        for place, (cell, value) in enumerate(zip(cells, row, strict=True)):
            if value is not None:
                cell(sheet, line, place, value)


def _sheet(book: Workbook, table: Table, number: int) -> Worksheet:
    sheet = book.add_worksheet(gettext("자료") + (f" {number}" if number > 1 else ""))
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, 14 if column.type.is_number else 22)
        sheet.write_string(0, place, f"{column.title} ({column.unit})" if column.unit else column.title, bold)
    return sheet


def _write_columns(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(gettext("열 설명"))
    sheet.set_column(0, 3, 22)
    sheet.set_column(4, 4, 80)
    bold = book.add_format({"bold": True, "bottom": 1})
    heads = [gettext("이름"), gettext("제목"), gettext("종류"), gettext("단위"), gettext("뜻")]
    lines = [[column.name, column.title, column.type.label, column.unit, _meaning(column)] for column in table.columns]
    about = [[], [table.title, table.description], [gettext("출처"), table.source]]
    about += [[gettext("이용 조건"), str(table.licence.title), table.licence.path]]
    for line, words in enumerate([heads, *lines, *about]):
        for place, word in enumerate(words):
            sheet.write_string(line, place, str(word)[:CHARACTERS], None if line else bold)


def _meaning(column: Column) -> str:
    codes = " · ".join(f"{code}: {word}" for code, word in column.codes)
    return f"{column.description} {codes}".strip()


def _writer(book: Workbook, column: Column, table: Table) -> Callable[[Worksheet, int, int, object], object]:
    look = book.add_format({"num_format": NUMBER_FORMATS.get(column.type, "General")})
    as_text = text.writer(column.type, table.zone)

    def write_text(sheet, line, place, value):
        words = as_text(value)
        # An empty string would make no cell at all.
        return sheet.write_string(line, place, words if len(words) <= CHARACTERS else words[: CHARACTERS - 1] + "…")

    def write_number(sheet, line, place, value):
        if abs(value) >= EXACT:
            return write_text(sheet, line, place, value)
        return sheet.write_number(line, place, Decimal(str(value)) if column.type == Type.NUMBER else value, look)

    def write_day(sheet, line, place, value):
        moment = value.astimezone(table.zone).replace(tzinfo=None) if isinstance(value, datetime) else value
        day = moment.date() if isinstance(moment, datetime) else moment
        if day < FIRST_DAY:
            return write_text(sheet, line, place, value)
        return sheet.write_datetime(line, place, _midnight(moment), look)

    if column.type.is_number:
        return write_number
    if column.type in {Type.DATE, Type.DATETIME}:
        return write_day
    if column.type == Type.BOOLEAN:
        return lambda sheet, line, place, value: sheet.write_boolean(line, place, value)
    return write_text


def _midnight(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())
