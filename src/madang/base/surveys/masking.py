"""Words as they may be kept: plain, and without personal data. What was masked is kept nowhere."""

import re

from madang.base.pages.plain import plain
from madang_methods.personal_data import find_personal_data, mask

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def masked(text: str) -> str:
    clean = _BLANK_LINES.sub("\n\n", plain(text).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return mask(clean, find_personal_data(clean))
