"""The page: A4 with the margins of Korean official documents, a running foot with number, title and page.

Margins: top 30 mm, left 20 mm, right and bottom 15 mm (행정업무의 운영 및 혁신에 관한 규정 시행규칙, 용지 여백).
"""

from ...document import Document
from .looks import Box, letters, lines, mm
from .paragraph import sublist
from .xml import element, words

PAPER = (mm(210), mm(297))
LEFT, RIGHT, TOP, BOTTOM = mm(20), mm(15), mm(30), mm(15)
RUNNING_HEAD, RUNNING_FOOT = mm(10), mm(7)
WIDTH = PAPER[0] - LEFT - RIGHT
SIDEWAYS = PAPER[1] - LEFT - RIGHT


def set_up(document: Document, wide: bool = False) -> str:
    """What a section's first paragraph carries: the section's properties, its one column and its foot."""
    return _properties(wide) + element("hp:ctrl", {}, _column()) + element("hp:ctrl", {}, _foot(document))


def _properties(wide: bool) -> str:
    about = {
        "id": "",
        "textDirection": "HORIZONTAL",
        "spaceColumns": mm(4),
        "tabStop": 8000,
        "outlineShapeIDRef": 1,
        "memoShapeIDRef": 0,
        "textVerticalWidthHead": 0,
        "masterPageCnt": 0,
    }
    shown = dict.fromkeys(["hideFirstHeader", "hideFirstFooter", "hideFirstMasterPage"], 0)
    shown |= {"border": "SHOW_ALL", "fill": "SHOW_ALL", "hideFirstPageNum": 0, "hideFirstEmptyLine": 0}
    return element(
        "hp:secPr",
        about,
        element("hp:grid", {"lineGrid": 0, "charGrid": 0, "wonggojiFormat": 0}),
        element("hp:startNum", {"pageStartsOn": "BOTH", "page": 0, "pic": 0, "tbl": 0, "equation": 0}),
        element("hp:visibility", shown | {"showLineNumber": 0}),
        element("hp:lineNumberShape", {"restartType": 0, "countBy": 0, "distance": 0, "startNumber": 0}),
        _paper(wide),
        _notes("hp:footNotePr", "EACH_COLUMN"),
        _notes("hp:endNotePr", "END_OF_DOCUMENT"),
        *(_border(pages) for pages in ["BOTH", "EVEN", "ODD"]),
    )


def _paper(wide: bool) -> str:
    # The running head and foot lie inside the margin, so that the text begins where the rule says.
    margins = {
        "header": RUNNING_HEAD,
        "footer": RUNNING_FOOT,
        "gutter": 0,
        "left": LEFT,
        "right": RIGHT,
        "top": TOP - RUNNING_HEAD,
        "bottom": BOTTOM - RUNNING_FOOT,
    }
    # So the format has it: WIDELY is a page that stands, NARROWLY one on its side, and the paper is measured as it stands.
    paper = {
        "landscape": "NARROWLY" if wide else "WIDELY",
        "width": PAPER[0],
        "height": PAPER[1],
        "gutterType": "LEFT_ONLY",
    }
    return element("hp:pagePr", paper, element("hp:margin", margins))


def _notes(name: str, place: str) -> str:
    format_ = {"type": "DIGIT", "userChar": "", "prefixChar": "", "suffixChar": ")", "supscript": 0}
    return element(
        name,
        {},
        element("hp:autoNumFormat", format_),
        element("hp:noteLine", {"length": -1, "type": "SOLID", "width": "0.12 mm", "color": "#000000"}),
        element("hp:noteSpacing", {"betweenNotes": 283, "belowLine": 567, "aboveLine": 850}),
        element("hp:numbering", {"type": "CONTINUOUS", "newNum": 1}),
        element("hp:placement", {"place": place, "beneathText": 0}),
    )


def _border(pages: str) -> str:
    about = {
        "type": pages,
        "borderFillIDRef": Box.NONE.value,
        "textBorder": "PAPER",
        "headerInside": 0,
        "footerInside": 0,
        "fillArea": "PAPER",
    }
    return element(
        "hp:pageBorderFill", about, element("hp:offset", dict.fromkeys(["left", "right", "top", "bottom"], 1417))
    )


def _column() -> str:
    return element(
        "hp:colPr", {"id": "", "type": "NEWSPAPER", "layout": "LEFT", "colCount": 1, "sameSz": 1, "sameGap": 0}
    )


def _foot(document: Document) -> str:
    said = "  ·  ".join(part for part in [document.number, document.title] if part)
    number = element(
        "hp:ctrl",
        {},
        element(
            "hp:autoNum",
            {"num": 1, "numType": "PAGE"},
            element(
                "hp:autoNumFormat",
                {"type": "DIGIT", "userChar": "", "prefixChar": "", "suffixChar": "", "supscript": 0},
            ),
        ),
    )
    setting = {"charPrIDRef": letters("small")}
    about = {"id": 0, "paraPrIDRef": lines("running"), "styleIDRef": 0, "pageBreak": 0, "columnBreak": 0, "merged": 0}
    line = element(
        "hp:p",
        about,
        element("hp:run", setting, element("hp:t", {}, words(f"{said}  ·  "))),
        element("hp:run", setting, number),
    )
    return element("hp:footer", {"id": 1, "applyPageType": "BOTH"}, sublist(line, align="BOTTOM"))
