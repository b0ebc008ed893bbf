"""One door for the text of any rule: plain or composite."""

from typing import Any

from .composite.spec import CompositeSpec
from .rule import RuleSpec
from .rule_checks import object_of

AnyRule = RuleSpec | CompositeSpec


def read_rule(rule: str | dict[str, Any]) -> AnyRule:
    """Read a rule from JSON text or from the object in it; RuleError says what is wrong, and where.

    >>> read_rule('{"cutoff":"stop"}').cutoff
    'stop'
    """
    data = object_of(rule) if isinstance(rule, str) else rule
    return CompositeSpec.from_dict(data) if data.get("rule") == "composite" else RuleSpec.from_dict(data)
