"""A word and a sentence for every reason a count can give."""

from collections.abc import Mapping

from ..counting import Reason, Result, Step
from .figures import Fact

SAID = {
    Reason.FITS: "funded",
    Reason.PAID: "funded: paid",
    Reason.TOPPED_UP: "funded: top-up",
    Reason.BEST_TOTAL: "funded: best set",
    Reason.TOO_EXPENSIVE: "too expensive",
    Reason.NO_VOTES: "no votes",
    Reason.BELOW_THRESHOLD: "below threshold",
    Reason.OVER_BUDGET: "over whole budget",
    Reason.STOPPED: "after the end",
    Reason.UNFAIR_SHARE: "too few for its price",
    Reason.NEVER_AFFORDABLE: "never affordable",
    Reason.OUTCOMPETED: "outcompeted",
    Reason.COMPLETION_STOPPED: "after the last share",
    Reason.NOT_BEST_TOTAL: "not in the best set",
    Reason.CAP: "group is full",
    Reason.CONFLICT: "another instead",
    Reason.REDUCED: "funded: reduced",
    Reason.GUARANTEED: "funded: guaranteed",
    Reason.GROUP_FULL: "group has its number",
    Reason.OVER_CEILING: "over its ceiling",
}

# With the facts the rule gives, and without them. `{short:money}` is an amount, `{missing}` a number, `{by}` another's id.
SENTENCES: dict[Reason, tuple[str, ...]] = {
    Reason.FITS: ("fitted into the money left, and {left_after:money} remained", "fitted into the money left"),
    Reason.PAID: ("was paid for by its supporters' shares of the budget",),
    Reason.TOPPED_UP: ("was paid for from what the shares left over",),
    Reason.BEST_TOTAL: ("belongs to the affordable set of projects that is worth most to the voters",),
    Reason.TOO_EXPENSIVE: ("{short:money} was lacking", "the money left was not enough"),
    Reason.NO_VOTES: ("nobody voted for it",),
    Reason.BELOW_THRESHOLD: (
        "the rule asks for {threshold}, {missing} more than it had",
        "it had less support than the rule asks for",
    ),
    Reason.OVER_BUDGET: ("it costs {over:money} more than the whole budget", "it costs more than the whole budget"),
    Reason.STOPPED: ("the count had ended at project {by}, the first that did not fit",),
    Reason.UNFAIR_SHARE: (
        "for its price the rule asks for {threshold} votes, {missing} more than it had",
        "it had too few votes for its price",
    ),
    Reason.NEVER_AFFORDABLE: (
        "all its supporters' shares together are {short_at_start:money} less than it costs",
        "all its supporters' shares together are less than it costs",
    ),
    Reason.OUTCOMPETED: (
        "its supporters' money went to other projects, most of it to {by}, and {short:money} was lacking",
        "its supporters' money went to other projects",
    ),
    Reason.COMPLETION_STOPPED: (
        "larger shares would pay for it, but then all together would cost {over:money} more than the budget",
        "larger shares would pay for it, but then all together would cost more than the budget",
    ),
    Reason.NOT_BEST_TOTAL: ("another affordable set of projects is worth more to the voters",),
    Reason.CAP: ("its group {by} may not cost more",),
    Reason.CONFLICT: ("{by} was, and only one of the two can be",),
    Reason.REDUCED: ("gets what was left, less than it costs, as was agreed to",),
    Reason.GUARANTEED: ("has one of the places that are kept for {by}",),
    Reason.GROUP_FULL: ("as many projects of {by} as the rule allows had been funded",),
    Reason.OVER_CEILING: ("it costs more than the rule allows one project",),
}


def why(step: Step, result: Result) -> str:
    """Why this project was funded or not, in one English sentence."""
    known = {fact: Fact(value, result) for fact, value in step.facts.items()} | {"by": step.by or "another"}
    said = next(filter(None, (_filled(sentence, known) for sentence in SENTENCES[step.reason])), str(step.reason))
    return f"It was funded: it {said}." if step.funded else f"It was not funded: {said}."


def _filled(sentence: str, known: Mapping[str, object]) -> str:
    """The sentence, or nothing if it tells a fact that is not known."""
    try:
        return sentence.format_map(known)
    except KeyError:
        return ""
