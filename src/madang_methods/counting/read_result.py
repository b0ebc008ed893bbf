"""A result read back from what it wrote."""

from collections.abc import Mapping
from typing import Any

from .ledger import Round
from .result import Certificate, Margin, Reason, Result, Step, Tie
from .rule import RuleSpec
from .rule_checks import RuleError

CERTIFIED = ("ballots", "measure", "seed", "ties_mattered", "lot_used", "lot_mattered")


class ResultError(ValueError):
    """Data that is no result; the text says where."""


def read_result(told: Mapping[str, Any]) -> Result:
    """The result that `Result.as_dict` told; the ledger is not told, so it has none. Composite results are not read.

    Summaries (funded, spent …) are not believed: they follow from the steps. ResultError if the data is no result.

    >>> from madang_methods.counting import Ballot, BallotBox, Election, Project, count
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=2), Ballot(("road",))])
    >>> result = count(Election((Project("park", 6), Project("road", 5)), 10, box), RuleSpec())
    >>> read_result(result.as_dict()) == result
    True
    """
    try:
        spec = RuleSpec.from_dict(_object(told["rule_spec"]))
        return Result(
            spec,
            _whole(told["budget"]),
            str(told["currency"]),
            _whole(told["exponent"]),
            tuple(_step(step) for step in _list(told["steps"])),
            _certificate(told["certificate"]),
            tuple(map(str, _list(told["reserve"]))),
            str(told.get("ballots_digest", "")),
            rounds=tuple(_round(one) for one in told.get("rounds", ())),
            work=dict(told.get("work", {})),
        )
    except RuleError as error:
        raise ResultError(f"The rule of this result cannot be read: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResultError(f"This is no result of a count: {type(error).__name__} {error}") from error


def _step(told: Mapping[str, Any]) -> Step:
    facts = {str(name): _whole(number) for name, number in told["facts"].items()}
    taken = tuple((str(id), _whole(amount)) for id, amount in dict(told.get("taken", {})).items())
    reason = Reason(told["reason"])
    return Step(
        _whole(told["place"]), str(told["project"]), reason, {"cost": _whole(facts["cost"]), **facts},
        str(told.get("by", "")), taken=taken,
    )  # fmt: skip


def _certificate(told: Mapping[str, Any]) -> Certificate:
    known = {*CERTIFIED, "ties", "closest"}
    closest = Margin(**told["closest"]) if told["closest"] else None
    ties = tuple(Tie(**tie) for tie in told["ties"])
    more = {name: value for name, value in told.items() if name not in known}
    return Certificate(**{name: told[name] for name in CERTIFIED}, ties=ties, closest=closest, more=more)


def _round(told: Mapping[str, Any]) -> Round:
    return Round(
        told["number"], told["project"], told["effective_votes_milli"], told["paid_by"], told["price"], told["held"],
        told.get("rival", ""), told.get("rival_effective_votes_milli", 0),
    )  # fmt: skip


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is not an object")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list")
    return value


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"{number!r} is not a whole number")
    return number
