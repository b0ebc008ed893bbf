"""Whether published votes can come from so many voters at all: the first thing anyone can check with two numbers.

Idea: where every ballot names from `least` to `most` projects, the votes of all projects lie between the ballots times
these. A district published 3,835 votes from 1,274 voters who each had to choose exactly three: it cannot be.

>>> from ..ballot_rule import exactly, up_to
>>> [(found.code, dict(found.facts)) for found in check_sums(1274, 3835, exactly(3))]
[('supports_impossible', {'ballots': 1274, 'supports': 3835, 'least': 3822, 'most': 3822})]
>>> list(check_sums(1274, 3822, exactly(3))), list(check_sums(1274, 3835, up_to(5)))
([], [])
"""

from collections.abc import Iterator

from ..ballot_rule import BallotRule
from .base import Finding


def check_sums(ballots: int, supports: int, rule: BallotRule) -> Iterator[Finding]:
    """`supports` is the sum of the votes of all projects. Part of I-12; it also guards a result before it is published."""
    least, most = (0 if rule.blank else rule.least) * ballots, rule.most * ballots
    if not least <= supports <= most:
        facts = {"ballots": ballots, "supports": supports, "least": least, "most": most}
        yield Finding("supports_impossible", facts)
