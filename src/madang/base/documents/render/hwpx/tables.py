"""Tables: a caption above, a head that is repeated on every page, numbers flush right, the total set apart."""

from collections.abc import Sequence
from itertools import pairwise

from ...document import Table, said
from ...widths import widths
from .looks import Box
from .page import WIDTH
from .paragraph import held, paragraph, sublist
from .xml import element

PADDING = {"left": 510, "right": 510, "top": 200, "bottom": 200}
LOWEST = 1400
FACTS = (1, 4)


def table(block: Table, fresh: bool = False, width: int = WIDTH) -> str:
    text = [[said(cell) for cell in row] for row in block.rows]
    totals = [said(cell) for cell in block.totals]
    wide = _shared(widths([block.header, *text, totals]), width)
    head = [f"{title} ({unit})" if unit else title for title, unit in zip(block.header, _units(block), strict=True)]
    rows = [_row(0, head, wide, block.numeric, strong=range(len(head)), is_head=True)]
    names = [0] if block.row_headers else []
    rows += [_row(place, row, wide, block.numeric, strong=names) for place, row in enumerate(text, 1)]
    if totals:
        rows.append(_row(len(rows), totals, wide, block.numeric, strong=range(len(totals))))
    return held(_frame(rows, len(wide), block.caption, width), fresh=fresh)


def facts(rows: Sequence[tuple[str, str]], fresh: bool = False) -> str:
    """Terms in bold beside what holds for them."""
    wide = _shared(FACTS)
    lines = [_row(place, row, wide, (), strong=[0]) for place, row in enumerate(rows)]
    return held(_frame(lines, 2), fresh=fresh)


def _units(block: Table) -> Sequence[str]:
    return block.units or [""] * len(block.header)


def _shared(shares: Sequence[int], width: int = WIDTH) -> list[int]:
    """The text's width in these shares, to the last unit."""
    total, ends = sum(shares), [0]
    for share in shares:
        ends.append(ends[-1] + share)
    return [width * end // total - width * start // total for start, end in pairwise(ends)]


def _frame(rows: list[str], columns: int, caption: str = "", width: int = WIDTH) -> str:
    about = {
        "id": 0,
        "zOrder": 0,
        "numberingType": "TABLE",
        "textWrap": "TOP_AND_BOTTOM",
        "textFlow": "BOTH_SIDES",
        "lock": 0,
        "dropcapstyle": "None",
        "pageBreak": "CELL",
        "repeatHeader": 1,
        "rowCnt": len(rows),
        "colCnt": columns,
        "cellSpacing": 0,
        "borderFillIDRef": Box.CELL.value,
        "noAdjust": 0,
    }
    inside = [_size(len(rows), width), place(as_letter=False), element("hp:outMargin", _sides(140, 140))]
    if caption:
        said_above = sublist(paragraph(caption, "caption", "cell-strong"))
        where = {"side": "TOP", "fullSz": 0, "width": width, "gap": 283, "lastWidth": width}
        inside.append(element("hp:caption", where, said_above))
    return element("hp:tbl", about, *inside, element("hp:inMargin", PADDING), *rows)


def _size(rows: int, width: int) -> str:
    size = {"width": width, "widthRelTo": "ABSOLUTE", "height": LOWEST * rows, "heightRelTo": "ABSOLUTE"}
    return element("hp:sz", size | {"protect": 0})


def place(as_letter: bool) -> str:
    """Where it stands: as a letter in the line, or a block of its own, which may be broken over pages."""
    about = {
        "treatAsChar": int(as_letter),
        "affectLSpacing": 0,
        "flowWithText": 1,
        "allowOverlap": 0,
        "holdAnchorAndSO": 0,
        "vertRelTo": "PARA",
        "horzRelTo": "COLUMN",
        "vertAlign": "TOP",
        "horzAlign": "LEFT",
        "vertOffset": 0,
        "horzOffset": 0,
    }
    return element("hp:pos", about)


def _sides(top: int, bottom: int) -> dict[str, int]:
    return {"left": 0, "right": 0, "top": top, "bottom": bottom}


def _row(row: int, texts, wide, numeric, strong=(), is_head: bool = False) -> str:
    cells = []
    for column, text in enumerate(texts):
        look = "cell-right" if column in numeric else "cell"
        said_so = paragraph(text, look, "cell-strong" if column in strong else "cell")
        box = Box.SHADED if is_head or column in strong else Box.CELL
        cells.append(_cell(row, column, wide[column], said_so, box, is_head))
    return element("hp:tr", {}, *cells)


def _cell(row: int, column: int, width: int, text: str, box: Box, is_head: bool) -> str:
    about = {
        "name": "",
        "header": int(is_head),
        "hasMargin": 0,
        "protect": 0,
        "editable": 0,
        "dirty": 0,
        "borderFillIDRef": box.value,
    }
    return element(
        "hp:tc",
        about,
        sublist(text, align="CENTER"),
        element("hp:cellAddr", {"colAddr": column, "rowAddr": row}),
        element("hp:cellSpan", {"colSpan": 1, "rowSpan": 1}),
        element("hp:cellSz", {"width": width, "height": LOWEST}),
        element("hp:cellMargin", PADDING),
    )
