"""A file's name as we keep it: safe on every system, and still what its owner called it."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 100  # letters; Korean ones take three bytes each in a header
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def kept_name(name: str, ending: str) -> str:
    """The last part of a path, composed (NFC), without control, direction and reserved letters, with this ending.

    A telephone or Mac sends 한글 decomposed; "..\\..\\보고서 .PDF" becomes "보고서.pdf".
    """
    name = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    name = "".join(
        letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )
    name = re.sub(r'[<>:"|?*%#;&`$\']', "_", name)
    stem = " ".join(PurePosixPath(name).stem.split()).strip(". ")
    if _RESERVED.match(stem):
        stem = "_" + stem
    return f"{stem[: LONGEST - len(ending) - 1].strip('. ') or 'file'}.{ending}"


def ending_of(name: str) -> str:
    return PurePosixPath(name.strip().lower()).suffix.removeprefix(".")


def shown_name(name: str) -> str:
    """How an error may repeat it: composed, one line, not too long."""
    name = unicodedata.normalize("NFC", name)
    visible = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    return visible if len(visible) <= 60 else visible[:40] + "…" + visible[-15:]
