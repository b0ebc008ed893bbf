"""How long each page of the money takes: 300 projects on 60 lines, 12 quarters of reports, 5,000 payments.

Method: a fresh database with one town and one year; requests, bill, decision and payments go through the ledger's one way in.
Each address is asked eleven times in one process through Django's test client (all middleware, no network), the first not
counted; the median of CPU and of wall-clock time, the number of queries and the size are printed. Goal: 200 ms a page.
Without DATABASE_URL in the environment the embedded database, else that PostgreSQL database, which must be empty.
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"


def main(projects: str = "300", payments: str = "5000") -> None:
    """./run bench money [PROJECTS] [PAYMENTS]"""
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.platform()}, {cores} cores, load {load:.1f} when begun, Python {platform.python_version()}")
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="madang-bench-") as var:
        environment = {
            "DATABASE_URL": f"sqlite:///{var}/bench.sqlite3",
            **os.environ,
            "MADANG_VAR": var,
            "MADANG_MODE": "development",
            "DJANGO_SETTINGS_MODULE": "madang.config.settings",
            "PYTHONPATH": f"{SRC}{os.pathsep}{SRC.parent}",
        }
        step = f"import django; django.setup(); from benchmarks import _money; _money.run({int(projects)}, {int(payments)})"
        subprocess.run([sys.executable, "-c", step], env=environment, check=True)  # noqa: S603
