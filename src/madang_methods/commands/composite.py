"""composite FILE: count several voices together by a composite rule, and say for every project why."""

import argparse
import json
import sys
from pathlib import Path

from ..counting import CompositeSpec, ElectionError, Result, RuleError, count_composite, read_rule
from ..counting.composite.file import from_json
from .words import SAID, why

EXAMPLES = """examples:
  python -m madang_methods composite town-election.json --rule town-rule.json
  python -m madang_methods composite town-election.json --rule town-rule.json --explain 27-0003
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "composite", help=__doc__, description=__doc__, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("file", metavar="FILE", help="a composite election (JSON)")
    parser.add_argument("--rule", metavar="FILE.json", required=True, help="a composite rule (JSON)")
    parser.add_argument("--seed", default="", help="the public seed of the lot")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--explain", metavar="PROJECT", help="say why this project was funded or not")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    rule = read_rule(_text(given.rule))
    if not isinstance(rule, CompositeSpec):
        raise RuleError(f"{given.rule} is no composite rule: count it with `madang_methods count`.")
    result = count_composite(from_json(_text(given.file)), rule, given.seed)
    if given.explain is not None and given.explain not in result.order:
        raise ElectionError(f"No project has the id {given.explain!r}.")
    if given.json:
        json.dump(result.as_dict(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif given.explain is not None:
        print(why(result.step(given.explain), result))
    else:
        print("\n".join(_lines(result)))
    return 0


def _lines(result: Result) -> list[str]:
    """Every project in the order of totals, out of 100."""
    lines = []
    for step in result.steps:
        total = step.facts["total"] / step.facts["total_of"]  # shown, never compared
        lines.append(f"{step.place:>4}  {step.project:<12} {total:8.3f}  {SAID[step.reason]}")
    return [*lines, "", f"{len(result.funded)} of {len(result.steps)} projects funded.", f"Rule {result.rule}"]


def _text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ElectionError(f"{name} is not UTF-8.") from error
