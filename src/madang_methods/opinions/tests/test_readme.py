"""The example of the README is run."""

import doctest
from pathlib import Path


def test_the_example_does_what_it_says():
    readme = Path(__file__).parents[1] / "README.md"
    assert doctest.testfile(str(readme), module_relative=False, encoding="utf-8") == doctest.TestResults(0, 7)
