"""One door to all rules: an election and a rule in, a result out."""

from dataclasses import replace

from .bounded import bounded_overspending
from .election import Election
from .equal_shares import EngineName, equal_shares
from .exact_shares import exact_equal_shares
from .greedy import greedy
from .lot import check_seed
from .max_welfare import max_welfare
from .phragmen import phragmen
from .result import Result
from .rule import RuleSpec
from .rule_checks import RuleError

RULES = {
    "greedy": greedy,
    "phragmen": phragmen,
    "max_welfare": max_welfare,
    "exact_equal_shares": exact_equal_shares,
    "bounded_overspending": bounded_overspending,
}


def count(election: Election, spec: RuleSpec, *, seed: str = "", engine: EngineName = "auto") -> Result:
    """Count the election by the rule. `seed` is the public seed of the lot.

    Deterministic: the same election, rule and seed give the same result on every machine, in whatever order
    projects and ballots come. RuleError if the rule cannot be run on these ballots or the seed is not the promised one.

    Where a rule has several engines, `engine` says how the work is done, by one process; the result is the same:
    `rational` by fractions, `numpy` and `numba` by certified whole numbers, `auto` the fastest that is installed.
    """
    check_seed(seed, spec)
    if spec.rule == "equal_shares":
        return _signed(equal_shares(election, spec, seed, engine=engine), election)
    if spec.rule not in RULES:
        possible = ", ".join([*RULES, "equal_shares"])
        raise RuleError(f"This version cannot count by the rule {spec.rule!r}. It can count by: {possible}.")
    return _signed(RULES[spec.rule](election, spec, seed), election)


def _signed(result: Result, election: Election) -> Result:
    """With the digest of the ballots that were counted."""
    return replace(result, ballots_digest=election.ballots.digest)
