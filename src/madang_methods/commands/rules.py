"""Which rule is meant: a name, a JSON file, or the rule the election's file names."""

from collections.abc import Mapping
from pathlib import Path

from ..counting import AnyRule, CompositeSpec, RuleError, RuleSpec, from_pabulib_meta, read_rule, rule_named

HELP = "a rule by name, or a JSON file with a rule; without it, the rule that FILE names"


def rule_of(name: str | None, meta: Mapping[str, str]) -> RuleSpec:
    """RuleError, with what is possible, if there is no such rule; OSError if the JSON file cannot be read."""
    if name is None:
        return from_pabulib_meta(meta)
    if not name.endswith(".json"):
        return rule_named(name, meta)
    try:
        return _of_one_box(name, read_rule(Path(name).read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise RuleError(f"{name} is not UTF-8.") from error


def _of_one_box(name: str, rule: AnyRule) -> RuleSpec:
    if isinstance(rule, CompositeSpec):
        boxes = ", ".join(component.code for component in rule.components)
        raise RuleError(
            f"{name} is a composite rule: it adds up several voices ({boxes}), but this file "
            "holds one ballot box. Count it with `madang_methods composite`."
        )
    return rule
