"""pabutools, to be measured against: in an environment of its own, never a dependency (it is GPL)."""

import os
import subprocess
import sys
from pathlib import Path

PACKAGES = ("pabutools==1.2.3", "pulp<3", "gmpy2")
VAR = Path(os.environ.get("MADANG_VAR") or Path(__file__).parents[1] / "var")


def peer() -> str:
    """The Python that has it: MADANG_PEER, or an environment made once in the folder var."""
    if given := os.environ.get("MADANG_PEER"):
        return given
    home = VAR / "peer"
    python = str(home / "bin" / "python")
    if not (home / "ready").exists():
        print(f"Making an environment for {PACKAGES[0]} in {home} …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)  # noqa: S603
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)  # noqa: S603
        (home / "ready").touch()
    return python
