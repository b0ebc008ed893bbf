"""What a written result says twice: do its summary and its digest agree with its steps?"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..result import Result
from .finding import Finding


def claims(told: Mapping[str, Any], result: Result) -> Iterator[Finding]:
    """`rule_differs`     the digest is not that of the rule that is written out
    `summary_differs`  `by` (funded, order, spent, left, unfunded) is not what the steps say
    """
    true = result.as_dict()
    if "rule" in told and told["rule"] != true["rule"]:
        yield Finding("rule_differs")
    for name in ("funded", "order", "spent", "left", "unfunded"):
        if name in told and told[name] != true[name]:
            yield Finding("summary_differs", by=name)
