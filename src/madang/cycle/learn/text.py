"""Plain text with sections, as a page shows it. Nothing in it is ever markup."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """`kind`: heading, text or items."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()


def pieces(text: str) -> list[Piece]:
    """
    >>> [piece.kind for piece in pieces("## 첫째\\n\\n글\\n이어서\\n\\n- 하나\\n- 둘")]
    ['heading', 'text', 'items']
    """
    found: list[Piece] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines and lines[0].startswith("## "):
            found.append(Piece("heading", lines.pop(0)[3:].strip()))
        if lines and all(line.startswith("- ") for line in lines):
            found.append(Piece("items", items=tuple(line[2:].strip() for line in lines)))
        elif lines:
            found.append(Piece("text", "\n".join(lines)))
    return found
