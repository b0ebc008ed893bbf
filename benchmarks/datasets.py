"""How long a published table takes and how much memory it needs, by number of rows and form.

Method: a fresh embedded database with that many areas of one town; each form is written in a process of its own, piece
by piece to nowhere, through the cursor a visitor's download uses. Memory is the highest resident size of that process.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

FORMS = ["csv", "json", "xlsx", "parquet"]
SRC = Path(__file__).parents[1] / "src"


def main(rows: str = "300000") -> None:
    """./run bench datasets [ROWS]: the figures for a thousand rows and for that many."""
    print(f"{_machine()}\n{__doc__.partition('Method: ')[2].strip()}\n")
    print(f"{'form':8} {'rows':>8} {'seconds':>8} {'megabytes':>10} {'first piece s':>14} {'peak MB':>8}")
    for count in sorted({1000, int(rows)}):
        with tempfile.TemporaryDirectory(prefix="madang-bench-") as var:
            _run(var, f"fill({count})")
            for form in FORMS:
                said = json.loads(_run(var, f"write({form!r})"))
                print(
                    f"{form:8} {count:8} {said['seconds']:8.2f} {said['bytes'] / 1e6:10.1f}"
                    f" {said['first']:14.3f} {said['peak'] / 1024:8.0f}",
                    flush=True,
                )


def _run(var: str, step: str) -> str:
    """One step in a process of its own, so that its memory is its own."""
    environment = {
        **os.environ,
        "MADANG_VAR": var,
        "MADANG_MODE": "development",
        "DATABASE_URL": f"sqlite:///{var}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "madang.config.settings",
        "PYTHONPATH": f"{SRC}{os.pathsep}{SRC.parent}",
    }
    command = [sys.executable, "-c", f"import django; django.setup(); from benchmarks import _table; _table.{step}"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return f"{platform.platform()}, {cores} cores, load {load:.1f} when begun, Python {platform.python_version()}"
