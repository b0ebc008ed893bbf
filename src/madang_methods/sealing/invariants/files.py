"""Whether a published file is the one whose digest stands on the board."""

from collections.abc import Iterator

from .base import Finding
from .evidence import Kit


def as_promised(kit: Kit, name: str) -> Iterator[Finding]:
    """A file that stands on the board must be there and be the same; one that is there must stand on the board."""
    _, told = kit.entry("result")
    promised = told["files"].get(name)
    if promised is None and kit.has(name):
        yield Finding("file_not_promised", {"file": name})
    elif promised is not None and not kit.has(name):
        yield Finding("file_missing", {"file": name})
    elif promised is not None and promised != kit.digest(name):
        yield Finding("file_differs", {"file": name})
