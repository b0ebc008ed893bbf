"""draw --people FILE --quotas FILE --seats N --seed HEX: the fairest lottery, its proof, and whom a seed draws."""

import argparse
import importlib
import sys

OBJECTIVES = ("balanced", "leximin", "maximin", "goldilocks")
EXAMPLES = """examples:
  python -m madang_methods draw --people respondents.csv --quotas categories.csv --seats 40 --check
  python -m madang_methods draw --people respondents.csv --quotas categories.csv --seats 40 --seed 7f3a… --json
  python -m madang_methods draw … --households address --seed 7f3a… --bundle lottery --out panel.csv

People: one a row, a column for every feature, and id if you like. Quotas: feature, value, min, max (or category, feature,
min, max). The same files, objective and seed draw the same panel. balanced: the lowest chance as high as it goes, then the
highest as low as it goes; leximin: the second lowest next; maximin: the lowest alone; goldilocks: both ends weighed.
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "draw",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--people", metavar="FILE", required=True, help="who volunteered, as CSV")
    parser.add_argument("--quotas", metavar="FILE", required=True, help="how many of every group, as CSV")
    parser.add_argument("--seats", metavar="N", type=int, required=True, help="how many are drawn")
    parser.add_argument("--objective", choices=OBJECTIVES, default="balanced", help="what is fair (balanced)")
    parser.add_argument("--seed", metavar="HEX", help="32 bytes in hex from which all is drawn; without it nobody is")
    parser.add_argument("--tickets", metavar="M", type=int, default=10_000, help="equally likely tickets (10000)")
    parser.add_argument("--households", metavar="COLUMN", help="at most one of those with the same value here")
    parser.add_argument("--bundle", metavar="DIR", help="write record, draw and verify.py here")
    parser.add_argument("--out", metavar="FILE", help="write members and reserves as CSV")
    parser.add_argument("--check", action="store_true", help="only say whether a panel is possible, and for whom")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    try:
        # Counting needs no solver, so it must not be asked for one.
        told = importlib.import_module("madang_methods.commands.draw_run")
    except ModuleNotFoundError as error:
        print(f"Drawing needs {error.name}: pip install 'madang-methods[lot]'.", file=sys.stderr)
        return 2
    status: int = told.run(given)
    return status
