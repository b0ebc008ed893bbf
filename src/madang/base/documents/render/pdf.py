"""A document as a tagged PDF (PDF/UA-1) in Korean fonts, set by Typst. With rows behind it that are attached: PDF/A-3a too.

The same document gives the same bytes: the only time in the file is the document's own date.
"""

import json
import re
import subprocess
import sys
from calendar import timegm
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from ..document import Document
from ..head import head
from ..leaves import leaves
from ..plain import pictures, plain
from ..source import as_csv
from ..widths import widths
from . import fonts

MEDIA_TYPE = "application/pdf"
SOURCE = Path(__file__).parents[1] / "typst" / "document.typ"
TYPESETTER = Path(__file__).parent / "typesetter.py"
EDITION = sha256(SOURCE.read_bytes() + typst.__version__.encode()).hexdigest()[:8]
ACCESSIBLE, ARCHIVE = "ua-1", "ua-1,a-3a"
BOX = "□"
PATIENCE = 60
TRIES = 3
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def render(document: Document, families: list[str] | None = None) -> bytes:
    """`families` are the fonts to choose from, by default all that are installed.

    Raises MissingFont when none of them is Korean, RuntimeError with the typesetter's words when it refuses, and
    TimeoutExpired after a minute.
    """
    found = fonts.korean(fonts.installed() if families is None else families)
    said = plain(document) | {"fonts": found, "head": head(document)}
    said["sources"] = [{"file": source.file, "title": source.title} for source in document.sources]
    for block in said["blocks"]:
        if block["kind"] == "table":
            block["widths"] = widths([block["header"], *block["rows"], block["totals"]])
    blocks = said.pop("blocks")
    said["leaves"] = [{"wide": wide, "blocks": [blocks[place] for place in run]} for wide, run in leaves(document)]
    # Data goes in as JSON, never as source, so that markup in it is printed as it stands.
    words = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    files = {"document.typ": SOURCE.read_bytes(), "document.json": words, **pictures(document)}
    files |= {source.file: as_csv(source) for source in document.sources}
    return _mended(files, timegm(document.date.timetuple()), ARCHIVE if document.sources else ACCESSIBLE)


def _mended(files: dict[str, bytes], seconds: int, standards: str) -> bytes:
    """A sign that no font has may not stand in an accessible file: a box stands for it, and the rest is printed."""
    for _ in range(TRIES):
        try:
            return _typeset(files, seconds, standards)
        except RuntimeError as refused:
            missing = {_unescaped(found) for found in _MISSING.findall(str(refused))}
            if not missing:
                raise
            words = files["document.json"].decode()
            for sign in sorted(missing, key=len, reverse=True):
                words = words.replace(sign, BOX)
            files = files | {"document.json": words.encode()}
    return _typeset(files, seconds, standards)


def _unescaped(sign: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), sign)


def _typeset(files: dict[str, bytes], seconds: int, standards: str) -> bytes:
    with TemporaryDirectory(prefix="madang-") as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        # Isolated (-I), so that nothing beside the script is imported by mistake.
        command = [sys.executable, "-I", str(TYPESETTER), folder, str(seconds), standards]
        run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)  # noqa: S603
        if run.returncode:
            raise RuntimeError(run.stderr)
        return Path(folder, "document.pdf").read_bytes()
