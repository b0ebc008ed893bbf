"""Contents/header.xml: the fonts, boxes, letters, paragraphs and styles that the section points to by number."""

from ...document import DEEPEST
from .looks import FONTS, LETTERS, LINES, Box, Letters, Lines, letters, lines
from .xml import DECLARATION, NAMESPACES, element

SCRIPTS = ["hangul", "latin", "hanja", "japanese", "other", "symbol", "user"]
LANGUAGES = {"ko": 1042, "en": 1033}
BORDERS = ["leftBorder", "rightBorder", "topBorder", "bottomBorder"]
FILLS = {Box.SHADED: "#E9EDF2", Box.ASIDE: "#F4F5F6"}
AS_THE_TEXT = 4294967295
LARGE = 1800 / LETTERS["body"].height


def header(language: str, large: bool = False, sections: int = 1) -> str:
    """`large` sets running text at 18 points, and all other letters as much larger."""
    grow = LARGE if large else 1
    lists = element(
        "hh:refList",
        {},
        _counted("hh:fontfaces", [_fonts(script) for script in SCRIPTS]),
        _counted("hh:borderFills", [_box(box) for box in Box]),
        _counted("hh:charProperties", [_letters(number, look, grow) for number, look in enumerate(LETTERS.values())]),
        _counted("hh:tabProperties", [element("hh:tabPr", {"id": 0, "autoTabLeft": 0, "autoTabRight": 0})]),
        _counted("hh:numberings", [_numbering()]),
        _counted("hh:paraProperties", [_lines(number, look) for number, look in enumerate(LINES.values())]),
        _counted("hh:styles", _styles(LANGUAGES.get(language[:2], LANGUAGES["en"]))),
    )
    begin = {"page": 1, "footnote": 1, "endnote": 1, "pic": 1, "tbl": 1, "equation": 1}
    links = {"path": "", "pageInherit": 0, "footnoteInherit": 0}
    return DECLARATION + element(
        "hh:head",
        NAMESPACES | {"version": "1.5", "secCnt": sections},
        element("hh:beginNum", begin),
        lists,
        element("hh:compatibleDocument", {"targetProgram": "HWP201X"}, element("hh:layoutCompatibility")),
        element("hh:docOption", {}, element("hh:linkinfo", links)),
    )


def style(name: str) -> int:
    """The style of a paragraph: outline 1–4 for headings, otherwise the normal one."""
    return LINES[name].level


def _counted(name: str, items: list[str]) -> str:
    return element(name, {"itemCnt": len(items)}, *items)


def _fonts(script: str) -> str:
    fonts = [
        element("hh:font", {"id": number, "face": face, "type": "TTF", "isEmbedded": 0})
        for number, face in enumerate(FONTS)
    ]
    return element("hh:fontface", {"lang": script.upper(), "fontCnt": len(fonts)}, *fonts)


def _box(box: Box) -> str:
    line = {"type": "NONE" if box in {Box.NONE, Box.ASIDE} else "SOLID", "width": "0.12 mm", "color": "#8A949E"}
    diagonal = {"type": "NONE", "Crooked": 0, "isCounter": 0}
    inside = [element("hh:slash", diagonal), element("hh:backSlash", diagonal)]
    inside += [element(f"hh:{border}", line) for border in BORDERS]
    if box in FILLS:
        brush = element("hc:winBrush", {"faceColor": FILLS[box], "hatchColor": "#999999", "alpha": 0})
        inside.append(element("hc:fillBrush", {}, brush))
    about = {"id": box.value, "threeD": 0, "shadow": 0, "centerLine": "NONE", "breakCellSeparateLine": 0}
    return element("hh:borderFill", about, *inside)


def _letters(number: int, look: Letters, grow: float) -> str:
    about = {
        "id": number,
        "height": round(look.height * grow),
        "textColor": look.colour,
        "shadeColor": "none",
        "useFontSpace": 0,
        "useKerning": 0,
        "symMark": "NONE",
        "borderFillIDRef": Box.NONE.value,
    }
    by_script = {"fontRef": look.font, "ratio": 100, "spacing": 0, "relSz": 100, "offset": 0}
    inside = [element(f"hh:{name}", dict.fromkeys(SCRIPTS, value)) for name, value in by_script.items()]
    if look.bold:
        inside.append(element("hh:bold"))
    return element("hh:charPr", about, *inside)


def _lines(number: int, look: Lines) -> str:
    about = {
        "id": number,
        "tabPrIDRef": 0,
        "condense": 0,
        "fontLineHeight": 0,
        "snapToGrid": 0,
        "suppressLineNumbers": 0,
        "checked": 0,
    }
    kind = "OUTLINE" if look.level else "NONE"
    breaks = {
        "breakLatinWord": "KEEP_WORD",
        "breakNonLatinWord": "KEEP_WORD",
        "widowOrphan": 1,
        "keepWithNext": int(bool(look.level)),
        "keepLines": 0,
        "pageBreakBefore": 0,
        "lineWrap": "BREAK",
    }
    lengths = {
        "intent": -look.hanging,
        "left": look.left,
        "right": 0,
        "prev": look.before,
        "next": look.after,
    }
    margins = [element(f"hc:{name}", {"value": value, "unit": "HWPUNIT"}) for name, value in lengths.items()]
    offsets = dict.fromkeys(["offsetLeft", "offsetRight", "offsetTop", "offsetBottom"], 200 * (look.box == Box.ASIDE))
    return element(
        "hh:paraPr",
        about,
        element("hh:align", {"horizontal": look.align, "vertical": "BASELINE"}),
        element("hh:heading", {"type": kind, "idRef": 0, "level": max(look.level - 1, 0)}),
        element("hh:breakSetting", breaks),
        element("hh:autoSpacing", {"eAsianEng": 0, "eAsianNum": 0}),
        element("hh:margin", {}, *margins),
        element("hh:lineSpacing", {"type": "PERCENT", "value": look.spacing, "unit": "HWPUNIT"}),
        element("hh:border", {"borderFillIDRef": look.box.value, **offsets, "connect": 0, "ignoreMargin": 0}),
    )


def _numbering() -> str:
    """The outline, without printed numbers: a heading says its own."""
    heads = [
        element(
            "hh:paraHead",
            {"start": 1, "level": level, "align": "LEFT", "useInstWidth": 0, "autoIndent": 0, "widthAdjust": 0}
            | {"textOffsetType": "PERCENT", "textOffset": 0, "numFormat": "DIGIT", "charPrIDRef": AS_THE_TEXT}
            | {"checkable": 0},
        )
        for level in range(1, 8)
    ]
    return element("hh:numbering", {"id": 1, "start": 0}, *heads)


def _styles(language: int) -> list[str]:
    names = [("바탕글", "Normal", "body")]
    names += [(f"개요 {level}", f"Outline {level}", f"heading{level}") for level in range(1, DEEPEST + 1)]
    return [
        element(
            "hh:style",
            {"id": number, "type": "PARA", "name": name, "engName": english, "paraPrIDRef": lines(look)}
            | {"charPrIDRef": letters(look), "nextStyleIDRef": 0, "langID": language, "lockForm": 0},
        )
        for number, (name, english, look) in enumerate(names)
    ]
