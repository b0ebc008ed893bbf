"""Where the sample pools lie: the folder MADANG_SORTITION_DATA, or shared/data/sortition beside the repository."""

import os
from pathlib import Path

import pytest

from madang_methods.sortition import Pool, Problem
from madang_methods.sortition.read import read_pool, read_problem

BESIDE = Path(__file__).parents[4].parent / "shared" / "data" / "sortition"
SEATS = {"example_small_20": 20, "sa_150_22": 22, "kr_1000_40": 40, "krd_10000_300": 300}


def sample(name: str) -> tuple[Problem, Pool]:
    """A pool with its quotas; the test that asks is skipped, and says why, where there is none."""
    folder = Path(os.environ.get("MADANG_SORTITION_DATA") or BESIDE) / name
    if not folder.exists():
        pytest.skip(f"No sample pool {folder}; set MADANG_SORTITION_DATA to the folder of the pools.")
    problem = read_problem(folder / "categories.csv", SEATS[name])
    return problem, read_pool(folder / "respondents.csv", problem)
