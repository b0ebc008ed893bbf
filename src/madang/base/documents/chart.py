"""Bars as a picture for a document: drawn once as SVG, with every value written out and said again in the alternative text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext, pgettext

from .document import Picture, Table, said
from .signs import printable
from .widths import cut, text_width

MOST = 40
WIDTH, LABELS, VALUES = 640, 190, 120
THICK, GAP, TOP = 15, 9, 8
LONGEST_LABEL = 26  # half-width characters
# Dark, light and middle, so that they differ without colour too.
TONES = ("#0b50d0", "#b3cdfb", "#5b6b7d")
INK, LINE = "#1e2124", "#8a949e"
FONTS = "Pretendard GOV, Pretendard, Noto Sans KR, NanumGothic, Malgun Gothic, Apple SD Gothic Neo, sans-serif"


@dataclass(frozen=True)
class Bars:
    """Bars("계획과 집행", ["계획", "집행"], [("달빛공원", 320, 300)], unit="백만원", finding="열에 아홉을 썼습니다.")

    One bar for each thing and series, from one zero line. A document takes `.picture` and, best right after it, `.table`,
    which says the same in numbers. Whole numbers in the unit that is printed; at most three series and forty things.
    `say` writes a value out where a unit behind the number is not enough (`3건`, `2,840만 원`).
    """

    title: str
    series: Sequence[str]
    rows: Sequence[tuple]
    unit: str = ""
    finding: str = ""
    what: str = ""
    say: Callable[[int], str] | None = None

    def __post_init__(self):
        object.__setattr__(self, "series", tuple(self.series))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        if not 1 <= len(self.series) <= len(TONES) or not 1 <= len(self.rows) <= MOST:
            raise ValueError(f"Bars {self.title!r}: 1 to {len(TONES)} series and 1 to {MOST} rows; more is a table.")
        if any(len(row) != len(self.series) + 1 for row in self.rows):
            raise ValueError(f"Bars {self.title!r}: every row is a label and {len(self.series)} values.")

    @property
    def picture(self) -> Picture:
        return Picture(self._drawn().encode("utf-8", "replace"), self.alt, self.title)

    @property
    def table(self) -> Table:
        numeric = range(1, len(self.series) + 1)
        header = [self.what or pgettext("chart", "구분"), *(name or self.title for name in self.series)]
        return Table(self.title, header, self.rows, ["", *[self.unit] * len(self.series)], numeric)

    @property
    def alt(self) -> str:
        """What is to be seen, all of it: the finding, and each thing's values."""
        rows = "; ".join(f"{row[0]}: " + ", ".join(self._values(row)) for row in self.rows)
        kind = gettext("가로 막대그래프")
        return " ".join(part for part in [self.finding, f"{kind}, {self.title}.", f"{rows}."] if part)

    def _values(self, row: tuple) -> list[str]:
        return [f"{name} {self._said(value)}".strip() for name, value in zip(self.series, row[1:], strict=True)]

    def _said(self, value) -> str:
        return self.say(value) if self.say else f"{said(value)}{self.unit}"

    def _drawn(self) -> str:
        most = max((value for row in self.rows for value in row[1:]), default=0)
        legend = 26 if any(self.series) else 0
        height = THICK * len(self.series) + GAP
        parts = self._legend() if legend else []
        for place, row in enumerate(self.rows):
            parts += self._row(row, TOP + legend + place * height, most)
        total = TOP + legend + len(self.rows) * height
        parts.append(f'<path d="M{LABELS} {TOP + legend}V{total}" stroke="{LINE}"/>')
        head = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{total + TOP}"'
        box = f'viewBox="0 0 {WIDTH} {total + TOP}" font-family={quoteattr(FONTS)} font-size="12" fill="{INK}"'
        paper = f'<rect width="{WIDTH}" height="{total + TOP}" fill="#ffffff"/>'
        return f"<svg {head} {box}>{paper}{''.join(parts)}</svg>"

    def _legend(self) -> list[str]:
        parts, left = [], LABELS
        for name, tone in zip(self.series, TONES, strict=False):
            parts.append(_bar(left, TOP, 12, 12, tone) + _text(left + 18, TOP + 11, name))
            left += 40 + 7 * text_width(name)
        return parts

    def _row(self, row: tuple, top: int, most) -> list[str]:
        middle = top + THICK * len(self.series) // 2 + 4
        parts = [_text(LABELS - 8, middle, cut(str(row[0]), LONGEST_LABEL), anchor="end")]
        for place, value in enumerate(row[1:]):
            # Whole numbers throughout: the same chart is the same picture everywhere.
            length = int(max(value, 0) * (WIDTH - LABELS - VALUES) // most) if most > 0 else 0
            parts.append(_bar(LABELS, top + place * THICK, length, THICK - 3, TONES[place]))
            parts.append(_text(LABELS + length + 6, top + place * THICK + 11, self._said(value)))
        return parts


def _bar(x: int, y: int, width: int, height: int, tone: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{tone}" stroke="{INK}" stroke-width="0.5"/>'


def _text(x: int, y: int, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(printable(text))}</text>'
