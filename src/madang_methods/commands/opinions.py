"""opinions FILE: groups of people by how they voted on short statements, what unites them, and how sure that is."""

import argparse
import importlib
import sys

EXAMPLES = """examples:
  python -m madang_methods opinions votes.csv
  python -m madang_methods opinions votes.csv --json
  python -m madang_methods opinions votes.csv --min-votes 5 --seed 2027 --json

votes.csv has columns person, statement, vote (1 agree, 0 pass, -1 disagree) and perhaps time; or those of a Polis export.
The answer holds counts and hexagons of five people and more, and nothing about one person.
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "opinions",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the votes as CSV")
    parser.add_argument("--min-votes", metavar="N", type=int, default=7, help="who voted less is not placed (7)")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="begins the same search again (0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    try:
        # Counting needs no SciPy, so it must not be asked for it.
        told = importlib.import_module("madang_methods.commands.opinions_run")
    except ModuleNotFoundError as error:
        print(f"Mapping opinions needs {error.name}: pip install 'madang-methods[opinions]'.", file=sys.stderr)
        return 2
    status: int = told.run(given)
    return status
