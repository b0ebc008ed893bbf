"""One door to all rules: an election and a rule in, a result out."""

from .election import Election
from .greedy import greedy
from .lot import check_seed
from .phragmen import phragmen
from .result import Result
from .rule import RuleSpec
from .rule_checks import RuleError

RULES = {"greedy": greedy, "phragmen": phragmen}


def count(election: Election, spec: RuleSpec, *, seed: str = "") -> Result:
    """Count the election by the rule. `seed` is the public seed of the lot.

    Deterministic: the same election, rule and seed give the same result on every machine, in whatever order
    projects and ballots come. RuleError if the rule cannot be run on these ballots or the seed is not the promised one.
    """
    check_seed(seed, spec)
    if spec.rule not in RULES:
        raise RuleError(f"This version cannot count by the rule {spec.rule!r}. It can count by: {', '.join(RULES)}.")
    return RULES[spec.rule](election, spec, seed)
