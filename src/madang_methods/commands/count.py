"""count FILE: count an election and say for every project why it was funded or not."""

import argparse
import json
from typing import Any

from ..counting import ElectionError, Result, count
from ..counting.told import Told
from .explain import explanation
from .files import FILE_HELP, read_any, warn
from .outcome import table
from .progress import progress
from .rules import HELP, rule_of

EXAMPLES = """examples:
  python -m madang_methods count town.pb
  python -m madang_methods count town.pb --rule wieliczka-2023 --explain 16
  python -m madang_methods count town/ --rule greedy            (town/election.json, projects.csv, ballots.csv)
  python -m madang_methods count town.pb --rule our-rule.json --seed 2027-06-30 --json > result.json
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "count",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)
    parser.add_argument("--rule", metavar="SPEC", help=HELP)
    parser.add_argument("--seed", default="", help="the public seed of the lot")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--explain", metavar="PROJECT", help="say why this project was funded or not")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    with progress(f"reading {given.file}"):
        said = read_any(given.file)
    election = said.election
    with progress("counting"):
        result = count(election, rule_of(given.rule, said.meta), seed=given.seed)
    if given.explain is not None and given.explain not in result.order:
        raise ElectionError(f"No project has the id {given.explain!r}.")
    warn(given.file, said)
    if given.json:
        print(json.dumps(_as_json(result, said, given.explain), ensure_ascii=False, indent=2))
    elif given.explain is not None:
        print(explanation(election.project(given.explain), result))
    else:
        print(table(election, result))
        print(_compared(result, said))
    return 0


def _as_json(result: Result, said: Told, explain: str | None) -> dict[str, Any]:
    told = result.as_dict()
    known = said.published
    if known is not None:
        told["published"] = {"funded": sorted(known), "equal": known == frozenset(result.funded)}
    if explain is not None:
        told["explain"] = result.step(explain).as_dict()
    return told


def _compared(result: Result, said: Told) -> str:
    """One line that compares with the winners in the file."""
    known = said.published
    if known is None:
        return "The file does not say which projects were funded."
    funded = frozenset(result.funded)
    if known == funded:
        return f"The file names the same {len(known)} funded projects."
    ours = [project.id for project in said.election.projects if project.id in funded - known]
    theirs = [project.id for project in said.election.projects if project.id in known - funded]
    return f"The file differs: only in this count {', '.join(ours) or 'none'}; only in the file {', '.join(theirs) or 'none'}."
