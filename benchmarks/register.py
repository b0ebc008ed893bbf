"""How long the register takes to answer at 5,000 proposals: list, filters, map, search, and the lookup of similar ones.

Method: a fresh database with that many published proposals of one town, titles and texts put together from Korean words;
each address is asked eleven times in one process through Django's test client (all middleware, no network), the first not
counted; the median of CPU and of wall-clock time and the number of queries are printed. Without DATABASE_URL in the
environment the embedded database, else that PostgreSQL database, which must be empty.
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"


def main(rows: str = "5000") -> None:
    """./run bench register [ROWS]"""
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
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
        step = f"import django; django.setup(); from benchmarks import _register; _register.run({int(rows)})"
        subprocess.run([sys.executable, "-c", step], env=environment, check=True)  # noqa: S603
