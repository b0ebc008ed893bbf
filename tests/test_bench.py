"""The bench of the vote, with numbers so small that only its sums are of interest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECONCILED = "acknowledged 6, stored 6, lost 0, doubled 0, notices 6, broken invariants: none"


@pytest.mark.long
@pytest.mark.parametrize("kind", ["service", "casts", "journeys"])
def test_what_was_acknowledged_is_in_the_box(kind, tmp_path):
    environment = {**os.environ, "MADANG_VAR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "benchmarks", "vote", kind, "6", "2"]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    assert RECONCILED in told
    assert "errors 0" in told


@pytest.mark.parametrize(
    ("acknowledged", "stored", "said"),
    [
        (["A", "B"], {"numbers": ["A"], "current": 1, "voted": 1}, "lost 1"),
        (["A", "A"], {"numbers": ["A"], "current": 1, "voted": 1}, "doubled 1"),
        (["A"], {"numbers": ["A", "B"], "current": 2, "voted": 1}, "doubled 1"),
    ],
)
def test_a_lost_or_doubled_vote_ends_the_bench(acknowledged, stored, said):
    """The negative control."""
    program = (
        "import sys; from benchmarks.vote import _reconciled;"
        f"_reconciled({acknowledged!r}, {stored!r} | {{'envelopes': 1, 'notices': 1, 'broken': []}})"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert ended.returncode == 1
    assert said in ended.stderr
