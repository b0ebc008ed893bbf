"""What is done with money that equal shares leave over: part of the rule, never a hidden default."""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from .rule_checks import RuleError, one_of

By = Literal["add1", "add_opt"]
Start = Literal["exact", "floor"]
Stop = Literal["overspend", "exhaustive"]
Universe = Literal["eligible", "supported", "all"]


@dataclass(frozen=True, slots=True)
class Completion:
    """Count again with more for everybody, until it costs too much (counting.md 1.3).

    by         `add1`: raise everybody's share step by step; `add_opt`: by the least amount that changes anything
    start      the first share: `exact` is budget/ballots, `floor` is that rounded down to a whole unit of money
    increment  the step, in whole units of the currency (1 = one won, one złoty) a voter
    stop       `overspend`: keep the last outcome before the first that costs more than the budget; `exhaustive`:
               besides, end as soon as no further project would fit
    universe   which projects are asked whether they would fit: the `eligible`, those with any support (`supported`), `all`

    How the cost of the outcome moves with the share is not monotone: every step is counted or proven, none is guessed.

    >>> Completion().increment
    1
    """

    by: By = "add1"
    start: Start = "exact"
    increment: int = 1
    stop: Stop = "overspend"
    universe: Universe = "eligible"

    def __post_init__(self) -> None:
        for field, allowed in {"by": By, "start": Start, "stop": Stop, "universe": Universe}.items():
            one_of(f"completion.{field}", getattr(self, field), get_args(allowed))
        if isinstance(self.increment, bool) or not isinstance(self.increment, int) or self.increment < 1:
            raise RuleError(f"completion.increment must be a whole number from 1, not {self.increment!r}.")

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Completion":
        """Left out fields take their default, unknown ones are refused (RuleError)."""
        unknown = sorted(data.keys() - {field.name for field in fields(cls)})
        if unknown:
            raise RuleError(f"This version knows no field {', '.join(unknown)} in a completion.")
        return cls(**data)
