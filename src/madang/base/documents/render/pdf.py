"""A document as a tagged PDF (PDF/UA-1) in Korean fonts, set by Typst.

The same document gives the same bytes: the only time in the file is the document's own date.
"""

import json
import subprocess
import sys
from calendar import timegm
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from ..document import Document
from ..head import head
from ..plain import pictures, plain
from ..widths import widths
from . import fonts

MEDIA_TYPE = "application/pdf"
SOURCE = Path(__file__).parents[1] / "typst" / "document.typ"
TYPESETTER = Path(__file__).parent / "typesetter.py"
EDITION = sha256(SOURCE.read_bytes() + typst.__version__.encode()).hexdigest()[:8]
PATIENCE = 60


def render(document: Document, families: list[str] | None = None) -> bytes:
    """`families` are the fonts to choose from, by default all that are installed.

    Raises MissingFont when none of them is Korean, RuntimeError with the typesetter's words when it refuses, and
    TimeoutExpired after a minute.
    """
    found = fonts.korean(fonts.installed() if families is None else families)
    said = plain(document) | {"fonts": found, "head": head(document)}
    for block in said["blocks"]:
        if block["kind"] == "table":
            block["widths"] = widths([block["header"], *block["rows"], block["totals"]])
    # Data goes in as JSON, never as source, so that markup in it is printed as it stands.
    files = {"document.typ": SOURCE.read_bytes(), "document.json": json.dumps(said).encode(), **pictures(document)}
    return _typeset(files, timegm(document.date.timetuple()))


def _typeset(files: dict[str, bytes], seconds: int) -> bytes:
    with TemporaryDirectory(prefix="madang-") as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        # Isolated (-I), so that nothing beside the script is imported by mistake.
        command = [sys.executable, "-I", str(TYPESETTER), folder, str(seconds)]
        run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)  # noqa: S603
        if run.returncode:
            raise RuntimeError(run.stderr)
        return Path(folder, "document.pdf").read_bytes()
