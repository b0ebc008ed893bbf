"""Bytes to a table. What they are is told by the bytes, never by the file's name; nothing raises but Unreadable."""

import csv
import io

from django.utils.translation import gettext as _

from .table import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Table, Unreadable, too_large
from .xlsx import read_xlsx

_LOCKED_OR_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the box in which Excel keeps XLS, and XLSX under a password


def table_of(data: bytes, delimiters: str = ",") -> Table:
    """CSV or the first sheet of an XLSX. Of several delimiters the one that the first lines use most parts the cells."""
    if data.startswith(_LOCKED_OR_OLD):
        raise Unreadable(_("암호가 걸렸거나 옛 형식인 엑셀 파일입니다. 암호를 풀고 XLSX로 다시 저장해 주세요."))
    return read_xlsx(data) if data.startswith(b"PK") else _csv(data, delimiters)


def _csv(data: bytes, delimiters: str) -> Table:
    text = _text(data)
    rows, letters = [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, delimiters), strict=True)
    try:
        for cells in reader:
            if not any(cells):
                continue
            letters += sum(map(len, cells))
            if len(rows) == MOST_ROWS or len(cells) > MOST_COLUMNS or letters > MOST_LETTERS:
                raise too_large(_("%(row)s번째 줄") % {"row": reader.line_num})
            rows.append((reader.line_num, tuple(cells)))
    except csv.Error as error:
        raise Unreadable(_("CSV로 읽을 수 없습니다. 따옴표가 닫혔는지 살펴 주세요.")) from error
    return Table(tuple(rows))


def _text(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("글자를 읽을 수 없습니다. UTF-8이나 한글 윈도(CP949)로 저장한 CSV를 올려 주세요."))


def _delimiter(text: str, delimiters: str) -> str:
    """What stands most often in the widest of the first lines."""
    lines = text[:20_000].splitlines()[:20]
    return max(delimiters, key=lambda mark: max((line.count(mark) for line in lines), default=0))
