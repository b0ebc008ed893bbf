"""One paragraph: its look, its words, and what hangs at its beginning."""

from .head import style
from .looks import letters, lines
from .xml import element, words


def paragraph(text: str, look: str = "body", type_: str = "", before: str = "", fresh: bool = False) -> str:
    """`type_` are the letters when they are not the look's own; `before` is set in front; `fresh` begins a page."""
    about = {
        "id": 0,
        "paraPrIDRef": lines(look),
        "styleIDRef": style(look),
        "pageBreak": int(fresh),
        "columnBreak": 0,
        "merged": 0,
    }
    setting = {"charPrIDRef": letters(type_ or look)}
    runs = [element("hp:run", setting, before)] if before else []
    return element("hp:p", about, *runs, element("hp:run", setting, element("hp:t", {}, _said(text))))


def held(inside: str, look: str = "body", fresh: bool = False) -> str:
    """A paragraph that holds a table or a picture and no words."""
    about = {"id": 0, "paraPrIDRef": lines(look), "styleIDRef": 0, "pageBreak": int(fresh), "columnBreak": 0}
    return element("hp:p", about | {"merged": 0}, element("hp:run", {"charPrIDRef": letters("body")}, inside))


def sublist(*paragraphs: str, align: str = "TOP") -> str:
    """The text of a cell, a caption or a running head."""
    about = {
        "id": "",
        "textDirection": "HORIZONTAL",
        "lineWrap": "BREAK",
        "vertAlign": align,
        "linkListIDRef": 0,
        "linkListNextIDRef": 0,
        "textWidth": 0,
        "textHeight": 0,
        "hasTextRef": 0,
        "hasNumRef": 0,
    }
    return element("hp:subList", about, *paragraphs)


def _said(text: str) -> str:
    """A newline begins a new line of the same paragraph, as everywhere."""
    return "<hp:lineBreak/>".join(words(line.replace("\t", " ").replace("\r", "")) for line in text.split("\n"))
