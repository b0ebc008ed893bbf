"""One project's reason on the terminal, in sentences."""

from fractions import Fraction

from ..counting import Project, Result, Step
from .figures import decimal, money
from .outcome import is_by_shares, measured_in, needed
from .words import why

MOST_TAKERS = 5


def explanation(project: Project, result: Result) -> str:
    """Why this project was funded or not, in English."""
    step = result.step(project.id)
    measure = measured_in(result)
    score = f" with {step.facts['score']:,} {measure}" if "score" in step.facts else ""
    told = [
        f"{project.id} {project.name}".strip(),
        f"Place {step.place} of {len(result.steps)}{score}. It costs {money(project.cost, result)}.",
    ]
    if is_by_shares(result):
        told += _shares(step, result)
    elif "left_before" in step.facts:
        told.append(f"{money(step.facts['left_before'], result)} was left at its turn.")
    return "\n".join([*told, why(step, result), *_lacked(step, result, measure)])


def _shares(step: Step, result: Result) -> list[str]:
    """What its supporters held, and who got it."""
    facts = step.facts
    if "held_at_start" in facts:
        told = [f"Its supporters' shares were {money(facts['held_at_start'], result)} together."]
        takers = [f"{money(amount, result)} to {id}" for id, amount in step.taken[:MOST_TAKERS]]
        more = f" and to {len(step.taken) - MOST_TAKERS} others" if len(step.taken) > MOST_TAKERS else ""
        if takers:
            told.append(f"Of this went {', '.join(takers)}{more}; {money(facts['held_at_end'], result)} was left.")
        return told
    if "paid_by" in facts:
        votes = Fraction(facts["effective_votes_numerator"], facts["effective_votes_denominator"])
        return [
            f"Its supporters held {money(facts['held'], result)} at its turn; {facts['paid_by']:,} of them paid.",
            f"It was as cheap for them as if {decimal(votes, 1)} people had borne the cost in equal parts.",
        ]
    return []


def _lacked(step: Step, result: Result, measure: str) -> list[str]:
    """What the count itself knows of the margins; `madang_methods margins` finds them for every rule."""
    told = []
    more = needed(step)
    if more is not None:
        told.append(f"With {more:,} more {measure} it would have been funded at this price.")
    if "price_needed" in step.facts:
        price = money(step.facts["price_needed"], result)
        told.append(f"At {price} or less it would have been funded with these {measure}.")
    if not step.funded and more is None and result.spec.rule == "greedy":
        told.append(f"No number of {measure} would have funded it at this price.")
    return told
