"""How long the white paper of a year with 300 projects takes to be made of the record, and to be set in each form.

Method: a fresh database with those projects, 5,000 payments, 12 quarters of reports and four proposals a project; the paper is
made once, each form of it is made once, and its pages are asked for five times; wall-clock and CPU seconds of this process
(the typesetter's own only in wall-clock). The promise is 60 s. Without DATABASE_URL in the environment the embedded
database, else that PostgreSQL database, which must be empty.
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"


def main(projects: str = "300", payments: str = "5000") -> None:
    """./run bench white_paper [PROJECTS] [PAYMENTS]"""
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
        step = f"import django; django.setup(); from benchmarks import _white_paper as of; of.run({int(projects)}, {int(payments)})"
        subprocess.run([sys.executable, "-c", step], env=environment, check=True)  # noqa: S603
