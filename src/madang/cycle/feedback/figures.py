"""Charts of the white paper: bars of one measure, said in words that go with the number; drawn by `documents.chart`."""

from collections.abc import Sequence

from madang.base.documents.chart import Bars
from madang.base.documents.document import Picture

MOST = 18


def bars(title: str, rows: Sequence[tuple[str, int, str]]) -> Picture | None:
    """`rows`: a name, a whole number, and how it is said: the same number always the same. None where nothing is to be seen."""
    rows = [row for row in rows if row[1] >= 0][:MOST]
    if not any(number for _name, number, _said in rows):
        return None
    said = {number: words for _name, number, words in rows}
    return Bars(title, [""], [(name, number) for name, number, _said in rows], say=said.__getitem__).picture
