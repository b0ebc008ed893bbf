"""Set one document and end, in a process of its own.

python -I typesetter.py FOLDER SECONDS STANDARDS turns document.typ there into document.pdf, which follows "ua-1,a-3a";
without SECONDS, into document.png.
The typesetter keeps what it has set in memory (900 MB after eighteen big tables).
"""

import sys
from pathlib import Path

import typst

DOTS_AN_INCH = 192


def main(folder: str, seconds: str = "", standards: str = "ua-1") -> None:
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    source = Path(folder, "document.typ")
    if not seconds:
        target = Path(folder, "document.png")
        typst.compile(source, output=target, root=folder, font_paths=fonts, format="png", ppi=DOTS_AN_INCH)
        return
    typst.compile(
        source,
        output=Path(folder, "document.pdf"),
        root=folder,
        font_paths=fonts,
        pdf_standards=standards.split(","),
        timestamp=int(seconds),
    )


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except typst.TypstError as error:
        sys.exit(f"{error}\n{error.diagnostic}")
