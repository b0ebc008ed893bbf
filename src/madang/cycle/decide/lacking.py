"""What came close, and what it lacked: told by the rule itself, or found by counting again where the rule tells nothing."""

from collections.abc import Sequence

from madang_methods.counting import ElectionError, RuleError, RuleSpec
from madang_methods.counting.reasons import margins

from .bridge import election_of, rule_of
from .models import Count, Verdict

# Rules whose own run does not say how many votes or which price would have been enough.
ASKED_AGAIN = ("equal_shares", "phragmen", "exact_equal_shares", "bounded_overspending", "max_welfare")
MOST = 3


def closest(verdicts: Sequence[Verdict], most: int = MOST) -> list[Verdict]:
    """Of all that was not chosen what lacked least: by the share of votes, of its price or of the total that it lacked."""
    lacking = [(_lack(verdict), verdict.place, verdict) for verdict in verdicts if not verdict.funded]
    able = sorted((one for one in lacking if one[0] is not None), key=lambda one: one[:2])
    return [verdict for _lacked, _place, verdict in able[:most]]


def find_what_lacked(count: Count) -> None:
    """For those that came closest: the least votes and the highest price that would have been enough, by full recounts.

    Only before the result is published; it takes many counts, so the worker does it.
    """
    rule = rule_of(count.poll)
    if not isinstance(rule, RuleSpec) or rule.rule not in ASKED_AGAIN:
        return
    election = election_of(count.poll)
    for verdict in closest(list(count.verdicts.select_related("option"))):
        try:
            found = margins(election, rule, verdict.option.code, seed=count.seed, funded=False)
        except (RuleError, ElectionError):
            return  # the rule has no such question; its reasons stand without
        edges = {"votes_needed": found.votes, "price_needed": found.price}
        verdict.lacked = {name: edge.value for name, edge in edges.items() if edge is not None}
        verdict.save(update_fields=["lacked"])


def _lack(verdict: Verdict):
    """The smallest share it lacked, to order by; None where nothing is known."""
    told, shares = verdict.told, []
    needed = told.get("votes_needed", told.get("points_needed"))
    if needed is not None and verdict.score:
        shares.append(needed / verdict.score)
    if told.get("price_needed") is not None and told.get("cost"):
        shares.append((told["cost"] - told["price_needed"]) / told["cost"])
    if "needed" in told and told.get("total"):
        shares.append(told["needed"] * told["total_of"] / (told["needed_of"] * told["total"]))
    if "held_at_end" in told and told.get("cost"):
        shares.append(told["short"] / told["cost"] if "short" in told else 1)
    return min(shares, default=None)
