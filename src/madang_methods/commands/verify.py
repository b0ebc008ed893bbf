"""verify FILE RESULT: check a result against the ballots, without counting again, and name what is wrong."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..counting import Election, RuleError
from ..counting.proofs.finding import Finding
from ..counting.read_result import ResultError
from ..counting.verify import Verification, verify
from .figures import Fact
from .files import FILE_HELP, read_any, warn
from .progress import progress

EXAMPLES = """examples:
  python -m madang_methods verify town.pb result.json
  python -m madang_methods verify town.pb result.json --json

The result is what `count --json` prints. The exit status is 0 if nothing is wrong, 1 if something is.
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
    "rule_differs": "The digest in the result is not that of the rule in it.",
    "summary_differs": "The result's {by} is not what its steps say.",
    "over_budget": "The funded projects cost {spent:money}, more than the budget of {budget:money}.",
    "cap_broken": "The funded projects of {by} cost {spent:money}, more than their ceiling of {cap:money}.",
    "conflict_broken": "Projects {project} and {by} are both funded, but only one of them can be.",
    "account_wrong": "Project {project}: the result says {said:money} was left, but it was {true:money}.",
    "out_of_order": "Project {project} comes before {by}, but {by} is ahead of it.",
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
    with progress(f"reading {given.file}"):
        said = read_any(given.file)
    with progress("verifying"):
        try:
            found = verify(said.election, result)
        except ResultError as error:
            raise RuleError(f"{given.result}: {error}") from error
    warn(given.file, said)
    print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2) if given.json else sentences(said.election, found))
    return 0 if found.ok else 1


def sentences(election: Election, found: Verification) -> str:
    """What was checked, and what is wrong, in English."""
    lines = [sentence(election, finding) for finding in found.findings]
    checked = f"Checked: {', '.join(found.checked)}."
    if found.left_out:
        checked += f" Not checked: {', '.join(found.left_out)}."
    wrong = "Nothing is wrong." if found.ok else f"{len(lines)} things are wrong."
    return "\n".join([*lines, checked, wrong])


def sentence(election: Election, finding: Finding) -> str:
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
