"""What the count returned, as rows: a verdict a project."""

from madang.cycle.vote.models import Option
from madang_methods.counting import Result, Step

from .models import Count, Verdict


def write_verdicts(counted: Count, result: Result) -> None:
    options = {option.code: option for option in Option.objects.of(counted.poll)}
    Verdict.objects.bulk_create(_verdict(counted, step, options) for step in result.steps)


# Exact totals may have denominators larger than any column; the facts keep them.
_MILLIONTHS = 10**6


def _score(step: Step) -> dict[str, int]:
    if "total" not in step.facts:
        return {"score": step.facts.get("score", step.facts.get("votes", 0))}
    total, of = step.facts["total"], step.facts["total_of"]
    return {"score": (2 * total * _MILLIONTHS + of) // (2 * of), "score_of": _MILLIONTHS}


def _verdict(counted: Count, step: Step, options: dict[str, Option]) -> Verdict:
    named = options.get(step.by)
    return Verdict(
        count=counted,
        option=options[step.project],
        place=step.place,
        **_score(step),
        granted=step.granted if step.funded else 0,
        funded=step.funded,
        reason=str(step.reason),
        facts=dict(step.facts),
        parts=[part.as_dict() for part in step.parts],
        by=named,
        by_name="" if named else step.by[:60],
    )
