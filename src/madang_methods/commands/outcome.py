"""A count on the terminal: the table of all projects, what each lacked, and what the count rests on."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..counting import Election, Result, Step
from .figures import columns, decimal, money, number, percent
from .words import SAID

LEFT = frozenset({1, 5})


def table(election: Election, result: Result) -> str:
    """Every project in the order considered. Where people pay shares, `held` is what its supporters had."""
    names = {project.id: project.name for project in election.projects}
    money_left = "held" if is_by_shares(result) else "left"
    heads = ("place", "project", measured_in(result), "cost", money_left, "", "lacked", "name")
    rows = [heads, *(_row(step, names[step.project], result) for step in result.steps)]
    return "\n".join([*columns(rows, LEFT), "", *_summary(result)])


def is_by_shares(result: Result) -> bool:
    """Whether people paid for projects with shares of the budget."""
    return bool(result.rounds)


def measured_in(result: Result) -> str:
    """What the numbers that put projects in order are."""
    return "points" if result.certificate.measure in ("points", "points_cost", "borda", "total") else "votes"


def needed(step: Step) -> int | None:
    """How many more votes or points would have done, where the count itself knows."""
    return step.facts.get("votes_needed", step.facts.get("points_needed"))


def _row(step: Step, name: str, result: Result) -> tuple[str, ...]:
    facts = step.facts
    score = facts.get("score", facts.get("votes"))
    cells = (str(step.place), step.project, "" if score is None else f"{score:,}", number(facts["cost"], result))
    held = facts.get("held", facts.get("held_at_end")) if is_by_shares(result) else facts.get("left_before")
    left = "" if held is None else number(held, result)
    return (*cells, left, SAID[step.reason], _lacked(step, result), name)


def _lacked(step: Step, result: Result) -> str:
    more = needed(step)
    if more is not None:
        return f"{more:,} {'votes' if 'votes_needed' in step.facts else 'points'}"
    if is_by_shares(result) and "short" in step.facts:
        return number(step.facts["short"], result)
    return ""


def _summary(result: Result) -> list[str]:
    certificate = result.certificate
    spent, left = money(result.spent, result), number(result.left, result)
    lines = [
        f"{len(result.funded)} of {len(result.steps)} projects funded by {certificate.ballots:,} ballots.",
        f"{spent} spent, {left} left.",
        f"Rule {result.rule}: {result.spec.canonical()}",
        *_shares(result),
    ]
    if certificate.closest:
        closest = certificate.closest
        apart = f"{closest.score:,}" if closest.of == 1 else decimal(Fraction(closest.score, closest.of), 2)
        lines.append(f"Closest: {closest.funded} (funded) and {closest.unfunded} (not), {apart} apart.")
    lot = "decided the outcome" if certificate.lot_mattered else "did not matter"
    lines.append(f"Equal scores side by side: {len(certificate.ties)}. The lot {lot}.")
    if result.reserve:
        lines.append(f"Reserve: {', '.join(result.reserve)}.")
    return lines


def _shares(result: Result) -> list[str]:
    """How large everybody's share was in the end, and how near the count came to another purchase."""
    more: Mapping[str, Any] = result.certificate.more
    if not is_by_shares(result):
        return []
    shares = [Fraction(*each) for each in more["endowment"].values()]
    unit = Fraction(1, 10**result.exponent)
    least, most = (decimal(each * unit, 2).removesuffix(".00") for each in (min(shares), max(shares)))
    had = least if least == most else f"{least} to {most}"
    lines = [
        f"Everybody's share was {had} {result.currency}".rstrip() + f", raised by {number(more['raised'], result)}."
    ]
    if "smallest_margin" in more:
        margin = percent(Fraction(more["smallest_margin"], 10**9), 3)
        lines.append(f"Nearest to another purchase: round {more['smallest_margin_round']}, by {margin}.")
    return lines
