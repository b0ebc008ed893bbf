"""What the committee's members give each project: the same every time, and nobody's name."""

import csv
import io
from random import Random

from .cast import MEMBERS

_LOWEST, _HIGHEST = 45, 97


def scored(blank: str) -> bytes:
    """The site's empty table, filled in by five members; one of them stands aside from the first project."""
    codes = [row["사업 번호"] for row in csv.DictReader(io.StringIO(blank))]
    filled = io.StringIO()
    table = csv.writer(filled, lineterminator="\n")
    table.writerow(["사업 번호", "위원 번호", "점수"])
    for code in dict.fromkeys(codes):
        liked = Random(code).randint(_LOWEST, _HIGHEST)  # noqa: S311 - a rehearsal, not a lot
        for member in range(1, len(MEMBERS) + 1):
            aside = member == 3 and code == codes[0]
            table.writerow([code, member, "제척" if aside else _score(code, member, liked)])
    return filled.getvalue().encode()


def _score(code: str, member: int, liked: int) -> int:
    return max(0, min(100, liked + Random(f"{code}|{member}").randint(-12, 12)))  # noqa: S311
