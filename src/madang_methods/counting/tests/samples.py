"""Where the real elections lie: the folder MADANG_PB_DATA, or shared/data/pb beside the repository."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[4].parent / "shared" / "data" / "pb"


def real_elections() -> list[Path]:
    """The .pb files; the test that asks is skipped, and says why, where there are none."""
    folder = Path(os.environ.get("MADANG_PB_DATA") or BESIDE)
    files = sorted(folder.glob("*.pb"))
    if not files:
        pytest.skip(f"No real elections in {folder}; set MADANG_PB_DATA to a folder of Pabulib files.")
    return files
