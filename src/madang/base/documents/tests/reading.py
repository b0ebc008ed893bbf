"""Read a PDF with another program: its structure, and its words through the fonts' own tables."""

import io
import re

import pikepdf


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    return list(_below(pdf.Root.StructTreeRoot.K))


def named(pdf: pikepdf.Pdf, name: str) -> list[pikepdf.Dictionary]:
    return [tag for tag in tags(pdf) if str(tag.S) == f"/{name}"]


def words(pdf: pikepdf.Pdf) -> str:
    """The text of all pages in the order it was set, without the spaces between."""
    return "".join(_page_words(page) for page in pdf.pages)


def _below(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _below(kid.K)


def _page_words(page) -> str:
    tables = {name: _letters(font.ToUnicode.read_bytes()) for name, font in page.Resources.Font.items()}
    said, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = tables[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            pieces = operands[0] if str(operator) == "TJ" else operands
            for piece in (bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)):
                said += [letters.get(piece[at : at + 2], "") for at in range(0, len(piece), 2)]
    return re.sub(r"\s", "", "".join(said))


def _letters(table: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    return {bytes.fromhex(code.decode()): bytes.fromhex(sign.decode()).decode("utf-16-be") for code, sign in pairs}


def attached(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    """The files that go with it, by name."""
    return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
