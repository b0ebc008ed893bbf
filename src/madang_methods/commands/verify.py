"""verify FILE RESULT: check a result against the ballots, without counting again, and name what is wrong."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..counting import RuleError
from ..counting.composite.file import from_json
from ..counting.composite.verify import verify_composite
from ..counting.proofs.finding import Finding
from ..counting.read_result import ResultError
from ..counting.verify import Verification, verify
from .figures import Currency, Fact
from .files import FILE_HELP, read_any, warn
from .progress import progress

EXAMPLES = """examples:
  python -m madang_methods verify town.pb result.json
  python -m madang_methods verify town.pb result.json --json

The result is what `count --json` (or `composite --json`) prints. The exit status is 0 if nothing is wrong, 1 if something is.
"""

# {spent:money} is an amount, {counted} a number, {project} and {by} are ids.
SAID = {
    "ballots_differ": "The ballots are not those that were counted.",
    "ballots_number": "The result counted {counted} ballots; now there are {now}.",
    "votes_differ": "Project {project}: the result counted {counted} votes; now there are {now}.",
    "score_differs": "Project {project}: the result counted {counted} points; now there are {now}.",
    "cost_differs": "Project {project}: it cost {counted:money} in the result; now it costs {now:money}.",
    "budget_differs": "The budget was {counted:money} in the result; now it is {now:money}.",
    "project_missing": "Project {project} stands for election, but the result does not know it.",
    "project_unknown": "Project {project} is in the result, but does not stand for election.",
    "project_twice": "Project {project} stands in the result {steps} times.",
    "seed_not_promised": "The seed of the lot is not the one the rule was published with.",
    "rule_differs": "The digest in the result is not that of the rule in it.",
    "summary_differs": "The result's {by} is not what its steps say.",
    "over_budget": "The funded projects cost {spent:money}, more than the budget of {budget:money}.",
    "cap_broken": "The funded projects of {by} cost {spent:money}, more than their ceiling of {cap:money}.",
    "conflict_broken": "Projects {project} and {by} are both funded, but only one of them can be.",
    "account_wrong": "Project {project}: the result says {said:money} was left, but it was {true:money}.",
    "out_of_order": "Project {project} comes before {by}, but {by} is ahead of it.",
    "load_wrong": "Project {project}: the result says each supporter carried {said:money}, but it was {true:money}.",
    "part_differs": "Project {project}: the part that {by} gives it is not what the ballots say.",
    "total_differs": "Project {project}: its total is not the sum of its parts.",
    "outcome_differs": "Project {project} would have fared otherwise in its turn: {by}.",
    "money_differs": "Project {project}: the result says {counted:money} was left before it, but it was {now:money}.",
    "not_guaranteed": "Project {project} would fit, and {by} has fewer projects than it is guaranteed.",
    "would_fit": "Project {project} is not funded, but with {left:money} left it could be: it costs {cost:money}.",
    "would_be_more": "Project {project} instead of {by} would fit and be worth more.",
    "not_paid": "Project {project} is said to be paid for by shares, but nobody paid.",
    "paid_not_funded": "People paid for project {project}, which is not funded.",
    "payer_against": "Project {project} is paid for by {ballots} ballots that do not name it.",
    "paid_too_much": "Somebody pays more for project {project} than a person holds.",
    "cost_not_paid": "The payments for project {project} do not come to its cost of {cost:money}.",
    "unequal_start": "Not everybody began with the same share.",
    "still_rich": "The supporters of project {project} hold {held:money} in the end, enough for its cost of {cost:money}.",
    "reason_foreign": "Project {project} has a reason that this rule never gives.",
    "did_compete": "Project {project} is said never to have competed, but it could.",
    "did_not_compete": "Project {project} is said to have competed, but its votes and cost do not allow it.",
    "reason_untrue": "Project {project}: the numbers do not bear out the reason.",
    "not_represented": "{people} people who agree on project {project} have a share for it, and got less than that.",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "verify",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)
    parser.add_argument("result", metavar="RESULT", help="the result to check, a JSON file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    result = _result(given.result)
    rule = result.get("rule_spec")
    composite = isinstance(rule, dict) and rule.get("rule") == "composite"
    try:
        of, found = _composite(given, result) if composite else _plain(given, result)
    except ResultError as error:
        raise RuleError(f"{given.result}: {error}") from error
    print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2) if given.json else sentences(of, found))
    return 0 if found.ok else 1


def _plain(given: argparse.Namespace, result: Mapping[str, Any]) -> tuple[Currency, Verification]:
    with progress(f"reading {given.file}"):
        said = read_any(given.file)
    warn(given.file, said)
    with progress("verifying"):
        return said.election, verify(said.election, result)


def _composite(given: argparse.Namespace, result: Mapping[str, Any]) -> tuple[Currency, Verification]:
    """A composite result is checked against a composite election, which is JSON."""
    try:
        election = from_json(Path(given.file).read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise RuleError(f"{given.file} is not UTF-8, so it is no composite election.") from error
    return election, verify_composite(election, result)


def sentences(election: Currency, found: Verification) -> str:
    """What was checked, and what is wrong, in English."""
    lines = [sentence(election, finding) for finding in found.findings]
    checked = f"Checked: {', '.join(found.checked)}."
    if found.left_out:
        checked += f" Not checked: {', '.join(found.left_out)}."
    wrong = "Nothing is wrong." if found.ok else f"Found wrong: {len(lines)}."
    return "\n".join([*lines, checked, wrong])


def sentence(election: Currency, finding: Finding) -> str:
    """One finding; in its code and numbers, if this version has no words for it."""
    known = {name: Fact(value, election) for name, value in finding.facts.items()}
    names = {"project": finding.project, "by": finding.by or "another"}
    said = SAID.get(finding.code)
    if said is None:
        return json.dumps(finding.as_dict(), ensure_ascii=False)
    return said.format_map({**known, **names})


def _result(name: str) -> Mapping[str, Any]:
    try:
        told = json.loads(Path(name).read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise RuleError(f"{name} is not JSON: {error}") from error
    if not isinstance(told, dict):
        raise RuleError(f"{name} is not the JSON object that `count --json` prints.")
    return told
