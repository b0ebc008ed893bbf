"""margins FILE: what each project lacked, found by counting everything again until the edge is exact."""

import argparse
import json
from fractions import Fraction
from typing import Any

from ..counting import Election, ElectionError, RuleSpec
from ..counting.reasons import Edge, Margins, margins, price_margins
from .figures import columns, money, number, percent
from .files import FILE_HELP, read_any, warn
from .progress import progress
from .rules import HELP, rule_of

EXAMPLES = """examples:
  python -m madang_methods margins town.pb --rule wieliczka-2023
  python -m madang_methods margins town.pb --project 16 --how existing --json

Nothing is estimated: each number is the edge between two full counts, completion included. An outcome need not change
in one direction only; where counts next to an edge differ from what it says, the edge carries a star.
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "margins",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help=FILE_HELP)
    parser.add_argument("--rule", metavar="SPEC", help=HELP)
    parser.add_argument("--project", metavar="ID", help="only this one, with votes and budget; else every price")
    how = "further votes by `new` people who name only it, or by `existing` ones who had not named it"
    parser.add_argument("--how", choices=("new", "existing"), default="new", help=how)
    parser.add_argument("--seed", default="", help="the public seed of the lot")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    with progress(f"reading {given.file}"):
        said = read_any(given.file)
    election = said.election
    spec = rule_of(given.rule, said.meta)
    if given.project is not None and given.project not in {project.id for project in election.projects}:
        raise ElectionError(f"No project has the id {given.project!r}.")
    warn(given.file, said)
    if given.project is None:
        _print_prices(election, spec, given)
    else:
        with progress("counting"):
            found = margins(election, spec, given.project, seed=given.seed, how=given.how)
        print(_as_json(spec, found.as_dict()) if given.json else sentences(election, found))
    return 0


def sentences(election: Election, found: Margins) -> str:
    """One project's margins in English."""
    name, cost = election.project(found.project).name, money(found.cost, election)
    lines = [f"{found.project} {name}".strip(), f"It costs {cost} and was {'' if found.funded else 'not '}funded."]
    if found.funded:
        top = found.price.value if found.price else found.cost
        lines.append(f"It would have been funded at up to {money(top, election)}.{_star(found.price)}")
        return "\n".join([*lines, _counts(found.counts)])
    lines += [_price(election, found), _votes(found), _budget(election, found)]
    return "\n".join([*lines, _counts(found.counts)])


def _price(election: Election, found: Margins) -> str:
    if found.price is None:
        return "No price would have had it funded."
    by = percent(Fraction(found.cost - found.price.value, found.cost))
    price = money(found.price.value, election)
    return f"At {price} it would have been funded, {by} below its price; at one unit more it would not.{_star(found.price)}"


def _votes(found: Margins) -> str:
    who = "people who named only it" if found.how == "new" else "of the people who voted without naming it"
    if found.votes is None:
        return f"No number of further {who} would have had it funded."
    return f"With {found.votes.value:,} more {who}, it would have been funded.{_star(found.votes)}"


def _budget(election: Election, found: Margins) -> str:
    if found.budget is None:
        return "No budget up to twice as large would have had it funded."
    more = money(found.budget.value - election.budget, election)
    return f"With {more} more in the budget, it would have been funded.{_star(found.budget)}"


def _print_prices(election: Election, spec: RuleSpec, given: argparse.Namespace) -> None:
    with progress("counting, project") as far:
        found = list(far.each(price_margins(election, spec, seed=given.seed), len(election.projects)))
    costs = {project.id: project.cost for project in election.projects}
    found.sort(key=lambda pair: _lacking(costs[pair[0]], pair[1]))
    if given.json:
        prices = {id: {"cost": costs[id], "price": _edge(edge)} for id, edge in found}
        print(_as_json(spec, {"prices": prices}))
        return
    names = {project.id: project.name for project in election.projects}
    rows = [("project", "cost", "funded at", "", "", "name")]
    for id, edge in found:
        top = number(edge.value, election) if edge else "no price"
        by = f"-{percent(_lacking(costs[id], edge))}" if edge else ""
        rows.append((id, number(costs[id], election), top, by, _star(edge).strip(), names[id]))
    print("\n".join(columns(rows, frozenset({0}))))


def _lacking(cost: int, edge: Edge | None) -> Fraction:
    return Fraction(cost - edge.value, cost) if edge else Fraction(2)


def _edge(edge: Edge | None) -> dict[str, Any] | None:
    return {"value": edge.value, "monotone_nearby": edge.monotone_nearby} if edge else None


def _star(edge: Edge | None) -> str:
    return "" if edge is None or edge.monotone_nearby else " *"


def _counts(counts: int) -> str:
    return f"Found by {counts:,} counts."


def _as_json(spec: RuleSpec, told: dict[str, Any]) -> str:
    return json.dumps({"rule": spec.digest, **told}, ensure_ascii=False, indent=2)
