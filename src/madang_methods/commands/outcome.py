"""A count on the terminal: the table of all projects, and one project's reason in sentences."""

from fractions import Fraction

from ..counting import Election, Project, Result, Step
from .figures import columns, decimal, money, number
from .words import SAID, why

LEFT = frozenset({1, 5})


def table(election: Election, result: Result) -> str:
    """Every project in the order considered, what it lacked, and what the count rests on."""
    names = {project.id: project.name for project in election.projects}
    heads = ("place", "project", result.certificate.measure, "cost", "left", "", "lacked", "name")
    rows = [heads, *(_row(step, names[step.project], result) for step in result.steps)]
    return "\n".join([*columns(rows, LEFT), "", *_summary(result)])


def explanation(project: Project, result: Result) -> str:
    """Why this project was funded or not, in English."""
    step = result.step(project.id)
    measure = "votes" if result.certificate.measure == "votes" else "points"
    facts = step.facts
    score = f" with {facts['score']:,} {measure}" if "score" in facts else ""
    told = [
        f"{project.id} {project.name}".strip(),
        f"Place {step.place} of {len(result.steps)}{score}. It costs {money(project.cost, result)}.",
    ]
    if "left_before" in facts:
        told.append(f"{money(facts['left_before'], result)} was left at its turn.")
    return "\n".join([*told, why(step, result), *_lacked(step, result, measure)])


def _lacked(step: Step, result: Result, measure: str) -> list[str]:
    """What the count itself knows of the margins; `madang_methods margins` finds them for every rule."""
    told = []
    needed = _needed(step)
    if needed is not None:
        told.append(f"With {needed:,} more {measure} it would have been funded at this price.")
    if "price_needed" in step.facts:
        price = money(step.facts["price_needed"], result)
        told.append(f"At {price} or less it would have been funded with these {measure}.")
    if not step.funded and needed is None and result.spec.rule == "greedy":
        told.append(f"No number of {measure} would have funded it at this price.")
    return told


def _needed(step: Step) -> int | None:
    return step.facts.get("votes_needed", step.facts.get("points_needed"))


def _row(step: Step, name: str, result: Result) -> tuple[str, ...]:
    facts = step.facts
    needed = _needed(step)
    lacked = "" if needed is None else f"{needed:,} {'votes' if 'votes_needed' in facts else 'points'}"
    score = facts.get("score", facts.get("votes"))
    cells = (str(step.place), step.project, "" if score is None else f"{score:,}", number(facts["cost"], result))
    left = number(facts["left_before"], result) if "left_before" in facts else ""
    return (*cells, left, SAID[step.reason], lacked, name)


def _summary(result: Result) -> list[str]:
    certificate = result.certificate
    spent, left = money(result.spent, result), number(result.left, result)
    lines = [
        f"{len(result.funded)} of {len(result.steps)} projects funded by {certificate.ballots:,} ballots.",
        f"{spent} spent, {left} left.",
        f"Rule {result.rule}: {result.spec.canonical()}",
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
