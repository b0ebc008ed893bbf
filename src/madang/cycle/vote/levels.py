"""Which sentence about the promise is true: by who keeps the key and how many watch the board, never more than that."""

from madang_methods.sealing.manifest import Manifest

from .models import Custody

ENOUGH = 2  # witnesses, so that no one of them can be persuaded alone


def template_of(manifest: Manifest) -> str:
    return level_template(manifest.custody.kind, min(len(manifest.keys.witnesses), manifest.keys.witness_quorum))


def level_template(custody: str, witnesses: int) -> str:
    """Trustees without enough witnesses keep the secret, but nobody outside sees the board: that is said, too."""
    if custody == Custody.TRUSTEES:
        return "vote/levels/L2.html" if witnesses >= ENOUGH else f"vote/levels/L{min(witnesses, 1)}-trustees.html"
    return f"vote/levels/L{min(witnesses, 1)}.html"
