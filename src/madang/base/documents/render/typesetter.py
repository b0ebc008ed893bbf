"""Set one document and end: python -I typesetter.py FOLDER SECONDS turns document.typ there into document.pdf.

It runs in a process of its own, since the typesetter keeps what it has set in memory (900 MB after eighteen big tables).
"""

import sys
from pathlib import Path

import typst


def main(folder: str, seconds: str) -> None:
    typst.compile(
        Path(folder, "document.typ"),
        output=Path(folder, "document.pdf"),
        root=folder,
        font_paths=typst.Fonts(include_system_fonts=True, include_embedded_fonts=False),
        pdf_standards=["ua-1"],
        timestamp=int(seconds),
    )


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except typst.TypstError as error:
        sys.exit(f"{error}\n{error.diagnostic}")
