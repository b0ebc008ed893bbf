"""How long the residents' opinion statement takes to be made of a year with 2,000 proposals and 300 projects.

Method: a fresh database with that many proposals in all states and 300 projects with amounts in the ledger; what it says is
gathered once, and each form of the document is made once; wall-clock and CPU seconds of this process (and wall-clock of
the typesetter's own). The promise is 20 s from the click to any file. Without DATABASE_URL in the environment the embedded
database, else that PostgreSQL database, which must be empty.
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"


def main(rows: str = "2000") -> None:
    """./run bench statement [PROPOSALS]"""
    load, cores = os.getloadavg()[0], len(os.sched_getaffinity(0))
    print(f"{platform.platform()}, {cores} cores, load {load:.1f} when begun, Python {platform.python_version()}")
    print(f"{__doc__.partition('Method: ')[2].strip()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="madang-bench-") as var:
        environment = {
            "DATABASE_URL": f"sqlite:///{var}/bench.sqlite3",
            **os.environ,
            "MADANG_VAR": var,
            "MADANG_MODE": "development",
            "DJANGO_SETTINGS_MODULE": "madang.config.settings",
            "PYTHONPATH": f"{SRC}{os.pathsep}{SRC.parent}",
        }
        step = f"import django; django.setup(); from benchmarks import _statement; _statement.run({int(rows)})"
        subprocess.run([sys.executable, "-c", step], env=environment, check=True)  # noqa: S603
