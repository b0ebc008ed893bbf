"""Words for the terminal: the table of a count, and one project's reason in sentences."""

from decimal import Decimal

from ..counting import Election, Project, Reason, Result, Step

SAID = {
    Reason.FITS: "funded",
    Reason.TOO_EXPENSIVE: "too expensive",
    Reason.NO_VOTES: "no votes",
    Reason.BELOW_THRESHOLD: "below threshold",
    Reason.OVER_BUDGET: "over whole budget",
    Reason.STOPPED: "after the end",
}


def table(election: Election, result: Result) -> str:
    """Every project in the order considered, what it lacked, and what the count rests on."""
    heads = ("place", "project", result.certificate.measure, "cost", "left", "", "lacked", "name")
    names = {project.id: project.name for project in election.projects}
    rows = [heads, *(_row(step, names[step.project], result) for step in result.steps)]
    # The name comes last and is not padded, so that wide letters cannot push a column aside.
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads) - 1)]
    lines = ["  ".join([*map(_padded, row, widths, range(len(widths))), row[-1]]).rstrip() for row in rows]
    return "\n".join([*lines, "", *_summary(result)])


def explanation(project: Project, result: Result) -> str:
    """Why this project was funded or not, in English."""
    step = result.step(project.id)
    measure = "votes" if result.certificate.measure == "votes" else "points"
    facts = step.facts
    cost, left = _money(facts["cost"], result), _money(facts["left_before"], result)
    told = [
        f"{project.id} {project.name}".strip(),
        f"Place {step.place} of {len(result.steps)} with {facts['score']:,} {measure}. It costs {cost}.",
        f"{left} was left at its turn.",
        _why(step, result),
    ]
    needed = facts.get("votes_needed", facts.get("points_needed"))
    if needed is not None:
        told.append(f"With {needed:,} more {measure} it would have been funded at this price.")
    if "price_needed" in facts:
        told.append(
            f"At {_money(facts['price_needed'], result)} or less it would have been funded with these {measure}."
        )
    if not step.funded and needed is None:
        told.append(f"No number of {measure} would have funded it at this price.")
    return "\n".join(told)


def _why(step: Step, result: Result) -> str:
    facts = step.facts
    match step.reason:
        case Reason.FITS:
            return f"It was funded: it fitted into the money left, and {_money(facts['left_after'], result)} remained."
        case Reason.TOO_EXPENSIVE:
            return f"It was not funded: {_money(facts['short'], result)} was lacking."
        case Reason.NO_VOTES:
            return "It was not funded: nobody voted for it."
        case Reason.BELOW_THRESHOLD:
            return (
                f"It was not funded: the rule asks for {facts['threshold']:,}, {facts['missing']:,} more than it had."
            )
        case Reason.OVER_BUDGET:
            return f"It was not funded: it costs {_money(facts['over'], result)} more than the whole budget."
        case Reason.STOPPED:
            return f"It was not funded: the count had ended at project {step.by}, the first that did not fit."
        case _:
            return "It was funded." if step.funded else f"It was not funded: {step.reason}."


def _row(step: Step, name: str, result: Result) -> tuple[str, ...]:
    facts = step.facts
    needed = facts.get("votes_needed", facts.get("points_needed"))
    lacked = "" if needed is None else f"{needed:,} {'votes' if 'votes_needed' in facts else 'points'}"
    cells = (str(step.place), step.project, f"{facts['score']:,}", _number(facts["cost"], result))
    return (*cells, _number(facts["left_before"], result), SAID[step.reason], lacked, name)


def _padded(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column in (1, 5) else cell.rjust(width)


def _summary(result: Result) -> list[str]:
    certificate = result.certificate
    spent, left = _money(result.spent, result), _number(result.left, result)
    lines = [
        f"{len(result.funded)} of {len(result.steps)} projects funded by {certificate.ballots:,} ballots.",
        f"{spent} spent, {left} left.",
        f"Rule {result.rule}: {result.spec.canonical()}",
    ]
    if certificate.closest:
        closest = certificate.closest
        lines.append(f"Closest: {closest.funded} (funded) and {closest.unfunded} (not), {closest.score:,} apart.")
    lot = "decided the outcome" if certificate.lot_mattered else "did not matter"
    lines.append(f"Equal scores side by side: {len(certificate.ties)}. The lot {lot}.")
    if result.reserve:
        lines.append(f"Reserve: {', '.join(result.reserve)}.")
    return lines


def _money(number: int, result: Result) -> str:
    return f"{_number(number, result)} {result.currency}".rstrip()


def _number(number: int, result: Result) -> str:
    return f"{Decimal(number).scaleb(-result.exponent):,f}"
