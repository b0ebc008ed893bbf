"""Which fonts a PDF is set in: the Korean ones that this machine has, best first."""

from collections.abc import Iterable

import typst

# Families that exist only as variable fonts are left out: the typesetter cannot use them.
KOREAN = ["Pretendard GOV", "Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "NanumGothic", "Nanum Gothic"]
KOREAN += ["NanumBarunGothic", "NanumSquare", "Apple SD Gothic Neo", "Malgun Gothic", "UnDotum", "Baekmuk Dotum"]
REMEDY = "apt install fonts-nanum"


class MissingFont(Exception):
    """No Korean font is installed. The message is the remedy in one line, for whoever runs the machine."""

    def __init__(self):
        super().__init__(f"PDF needs a Korean font and this machine has none. Remedy: {REMEDY}")


def korean(families: Iterable[str]) -> list[str]:
    """The Korean families among these. Raises MissingFont when there is none."""
    installed = set(families)
    if found := [family for family in KOREAN if family in installed]:
        return found
    raise MissingFont


def installed() -> list[str]:
    """The families of this machine: asked anew each time, since it takes 20 ms and a font may have been added."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).families()
