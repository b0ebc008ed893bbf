"""The engine needs NumPy and nothing else: the same count with everything else out of reach."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from .conftest import FILE

SOURCE = Path(__file__).parents[3]
METHODS = SOURCE.parent / "methods"
HEAVY = {"django", "madang", "numba", "pyarrow", "pandas", "scipy"}

COUNTED = f"""
import sys
sys.path.insert(0, {str(SOURCE)!r})
import madang_methods.counting
from madang_methods.__main__ import main
assert main(["count", sys.argv[1], "--json"]) == 0
print(sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "haeoreum.pb").write_text(FILE, encoding="utf-8")
    return str(tmp_path / "haeoreum.pb")


def test_a_count_imports_nothing_heavy(file: str):
    done = run(sys.executable, "-I", "-c", COUNTED, file)
    assert json.loads(done.stdout)["funded"] == ["1", "3"]
    assert "numpy" in done.stderr
    assert HEAVY & set(done.stderr.split("'")) == set()


@pytest.mark.long
def test_the_wheel_counts_in_an_empty_environment(file: str, tmp_path: Path):
    if not METHODS.exists():
        pytest.skip("There is no folder methods beside src: this is an installed copy.")
    # hatchling builds where it stands, and takes the folder for the wheel from there.
    build = f"import os, runpy, sys; os.chdir({str(METHODS)!r}); sys.argv = ['hatchling', 'build', '-t', 'wheel', '-d', sys.argv[1]]"
    run(sys.executable, "-c", build + "; runpy.run_module('hatchling', run_name='__main__')", relative(tmp_path))
    wheel = next(tmp_path.glob("*.whl"))
    run(sys.executable, "-m", "venv", str(tmp_path / "home"))
    python = tmp_path / "home" / "bin" / "python"
    packages = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
    for part in Path(np.__file__).parents[1].glob("numpy*"):
        (packages / part.name).symlink_to(part)
    # Without an index: what the wheel needs beyond NumPy would be missed here.
    run(str(python), "-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", str(wheel))
    done = run(str(python.parent / "madang-methods"), "count", file, "--json")
    assert json.loads(done.stdout)["funded"] == ["1", "3"]
    needy = subprocess.run(
        [str(python.parent / "madang-methods"), "seal", "verify", "kit"], capture_output=True, text=True
    )
    assert (needy.returncode, "pip install 'madang-methods[seal]'" in needy.stderr) == (2, True)
    assert list(packages.glob("madang_methods/**/tests")) == []
    assert (packages / "madang_methods" / "LICENSE").exists()


def relative(folder: Path) -> str:
    """The way from `methods` to the folder."""
    return str(Path(*[".."] * (len(METHODS.parts) - 1), *folder.parts[1:]))
