"""Charts of the white paper as drawings: a bar for each thing, its name and number written out, and the same in words."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from madang.base.documents.document import Picture

WIDTH, ROW, TOP = 640, 34, 12
NAME, ROOM = 190, 330  # where bars begin, and how long the longest is
COLOURS = ("#0b50d0", "#008a1e", "#b35900", "#8a3ffc", "#464c53")
_FONT = "Pretendard GOV, NanumGothic, Noto Sans CJK KR, sans-serif"
MOST = 18


def bars(title: str, rows: Sequence[tuple[str, int, str]], caption: str = "") -> Picture | None:
    """`rows`: a name, a whole number, and how it is said. None where there is nothing to see. Alt text says every number."""
    rows = [row for row in rows if row[1] >= 0][:MOST]
    most = max((number for _name, number, _said in rows), default=0)
    if not most:
        return None
    height = 2 * TOP + ROW * len(rows)
    drawn = "".join(_bar(place, *row, most) for place, row in enumerate(rows))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{drawn}</svg>'
    )
    alt = f"{title}. " + ", ".join(f"{name} {said}" for name, _number, said in rows)
    return Picture(svg.encode(), alt, caption or title)


def _bar(place: int, name: str, number: int, said: str, most: int) -> str:
    """Whole pixels only, so that the same numbers draw the same bytes everywhere."""
    y, length = TOP + ROW * place, number * ROOM // most
    name = name if len(name) <= 16 else f"{name[:15]}…"
    text = f'font-family="{_FONT}" font-size="14" fill="#1e2124"'
    return (
        f'<text x="{NAME - 10}" y="{y + 21}" text-anchor="end" {text}>{escape(name)}</text>'
        f'<rect x="{NAME}" y="{y + 6}" width="{max(length, 1)}" height="22" fill="{COLOURS[0]}"/>'
        f'<text x="{NAME + max(length, 1) + 8}" y="{y + 21}" {text}>{escape(said)}</text>'
    )
