"""Translations as Django reads them (.mo), made from what people edit (.po) whenever that is newer."""

import os
from pathlib import Path

import polib


def compile_words(root: Path) -> int:
    """How many were made. An installation that cannot be written to brings its .mo files along."""
    stale = [po for po in root.rglob("locale/*/LC_MESSAGES/*.po") if _is_newer(po, po.with_suffix(".mo"))]
    for po in stale:
        # Two processes may start at once: each writes beside it and puts it in place whole.
        made = po.with_suffix(f".{os.getpid()}.mo")
        try:
            polib.pofile(str(po)).save_as_mofile(str(made))
            made.replace(po.with_suffix(".mo"))
        except PermissionError:
            return 0
    return len(stale)


def _is_newer(po: Path, mo: Path) -> bool:
    return not mo.exists() or po.stat().st_mtime > mo.stat().st_mtime
