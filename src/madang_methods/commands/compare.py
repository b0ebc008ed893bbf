"""compare FILE: the same ballots under several rules: who enters, who leaves, who gains."""

import argparse
import json
from collections.abc import Sequence

from ..counting import Election, RuleError
from ..counting.reasons import Column, Sheet, sheet
from .figures import columns, decimal, money, number, percent
from .files import FILE_HELP, read_any, warn
from .progress import progress
from .rules import HELP, rule_of

EXAMPLES = """examples:
  python -m madang_methods compare town.pb --rule poland-greedy --rule wieliczka-2023
  python -m madang_methods compare town.pb --rule greedy-stop --rule our-rule.json --json
"""
HEADS = ("rule", "funded", "spent", "with nothing", "own each", "better off", "worse off", "as before", "")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "compare",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)
    parser.add_argument("--rule", metavar="SPEC", action="append", required=True, help=f"{HELP}; several times")
    parser.add_argument("--seed", default="", help="the public seed of the lot")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    if len(set(given.rule)) != len(given.rule):
        raise RuleError("A rule is named twice.")
    with progress(f"reading {given.file}"):
        said = read_any(given.file)
    election = said.election
    with progress("counting"):
        told = sheet(election, {name: rule_of(name, said.meta) for name in given.rule}, seed=given.seed)
    warn(given.file, said)
    print(json.dumps(told.as_dict(), ensure_ascii=False, indent=2) if given.json else table(election, told))
    return 0


def table(election: Election, told: Sheet) -> str:
    """A line for each rule, then the projects whose fate hangs on the rule, then what changes for residents."""
    lines = columns([HEADS, *(_row(told, column) for column in told.columns)], frozenset({0}))
    always, sometimes = len(told.always), len(told.sometimes)
    lines += ["", f"Funded by every rule: {always}; by some of them: {sometimes}."]
    if told.sometimes:
        lines += ["", *_projects(election, told)]
    lines += ["", *(_sentence(told, column) for column in told.columns[1:])]
    if any(column.by_district for column in told.columns[1:]):
        lines += ["", *columns(_districts(told), frozenset({0, 1}))]
    return "\n".join(lines).rstrip()


def _row(told: Sheet, column: Column) -> tuple[str, ...]:
    shift = column.shift
    people = (f"{shift.better:,}", f"{shift.worse:,}", f"{shift.same:,}")
    against = people if column is not told.columns[0] else ("", "", "")
    shares = (percent(told.share_without(column)), decimal(told.own_each(column), 3))
    return (column.name, str(len(column.funded)), number(column.spent, told), *shares, *against, "")


def _projects(election: Election, told: Sheet) -> list[str]:
    votes = election.ballots.votes()
    names = [column.name for column in told.columns]
    rows: list[Sequence[str]] = [("project", "votes", "cost", *names, "name")]
    for project in sorted(election.projects, key=lambda project: -votes[project.id]):
        if project.id in told.sometimes:
            fates = ["funded" if project.id in column.funded else "-" for column in told.columns]
            cost = number(project.cost, told)
            rows.append((project.id, f"{votes[project.id]:,}", cost, *fates, project.name))
    return columns(rows, frozenset({0}))


def _districts(told: Sheet) -> list[Sequence[str]]:
    """Who gains by where people live, a line for each rule and district."""
    rows: list[Sequence[str]] = [("rule", "district", "better off", "worse off", "as before", "")]
    for column in told.columns[1:]:
        for name, shift in column.by_district:
            rows.append((column.name, name or "-", f"{shift.better:,}", f"{shift.worse:,}", f"{shift.same:,}", ""))
    return rows


def _sentence(told: Sheet, column: Column) -> str:
    first = told.columns[0].name
    if not column.enters and not column.leaves:
        return f"{column.name} funds the same projects as {first}."
    enters, leaves = ", ".join(column.enters) or "none", ", ".join(column.leaves) or "none"
    shift = column.shift
    return (
        f"{column.name} instead of {first}: enter {enters}; leave {leaves}. {shift.better:,} people get more of their own"
        f" projects, {shift.worse:,} fewer; {shift.richer:,} get more money into them, {shift.poorer:,} less."
        f" {money(column.spent, told)} spent."
    )
