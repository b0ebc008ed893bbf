"""Check a result against the ballots without counting again by its rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .election import Election
from .proofs.claims import claims
from .proofs.finding import Case, Finding
from .proofs.identity import identity
from .proofs.limits import limits
from .proofs.order import order
from .proofs.payments import payments
from .proofs.reasons import reasons
from .proofs.representation import Representation, representation
from .read_result import read_result
from .result import Reason, Result
from .rule import RuleSpec
from .rule_checks import RuleError

# Utilities for which the check of representation is defined.
ALIKE = ("cost", "cardinality")


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, what could not be, and what was found wrong.

    checked         names of the proofs that were made
    left_out        names of those that this result or rule does not allow: `payments` needs the ledger of the count, which
                    a written result does not carry
    findings        what is wrong
    representation  the EJR+ check of the funded set (by the rule's utility, else by cost); None if it was left out.
                    Only rules that promise EJR+ are held to it; for others it is told and is no finding
    """

    checked: tuple[str, ...]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]
    representation: Representation | None = None

    @property
    def ok(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        slacks = self.representation.slacks if self.representation else ()
        return {
            "ok": self.ok,
            "checked": list(self.checked),
            "left_out": list(self.left_out),
            "findings": [finding.as_dict() for finding in self.findings],
            "representation": [slack.as_dict() for slack in slacks],
        }


def verify(election: Election, result: Result | Mapping[str, Any]) -> Verification:
    """Verify a result, or the JSON object it was written as, against the election.

    `identity` the same ballots, projects and money; `limits` budget, ceilings, conflicts, the running account; `reasons`
    each reason against its numbers; `order` of the turns, and whether anything left would fit; `payments` the ledger;
    `representation` EJR+; `claims` (only for JSON) the summary against the steps. Each names its findings in its docstring.

    RuleError for a composite result, ResultError if the data is no result.

    One more vote for the road, and it is named:

    >>> from madang_methods.counting import Ballot, BallotBox, Project, count
    >>> def town(road):
    ...     box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=road)])
    ...     return Election((Project("park", 6), Project("road", 7)), 10, box)
    >>> verify(town(3), count(town(3), RuleSpec())).ok
    True
    >>> [(f.code, f.project, dict(f.facts)) for f in verify(town(4), count(town(3), RuleSpec())).findings][-1]
    ('votes_differ', 'road', {'counted': 3, 'now': 4, 'more': 1})
    """
    told = result if isinstance(result, Mapping) else None
    read = read_result(result) if isinstance(result, Mapping) else result
    if not isinstance(read.spec, RuleSpec):
        raise RuleError("This version cannot verify a composite result.")
    case = Case.of(election, read, read.spec)
    found = list(claims(told, read)) if told is not None else []
    for proof in (identity, limits, reasons, order):
        found += proof(case)
    checked = [*(["claims"] if told is not None else []), "identity", "limits", "reasons", "order"]
    if read.ledger is not None and len(read.ledger.first) == len(election.ballots.columns.weights):
        found += payments(case, read.ledger)
        checked.append("payments")
    represented = _representation(case)
    if represented:
        checked.append("representation")
        found += _not_represented(case, represented)
    left_out = tuple(name for name in ("payments", "representation") if name not in checked)
    return Verification(tuple(checked), left_out, tuple(found), represented)


def _representation(case: Case) -> Representation | None:
    utility = case.spec.utility if case.spec.utility in ALIKE else None
    if utility is None or not case.people:
        return None
    return representation(case.election, {step.project for step in case.funded}, utility, case.spec)


def _not_represented(case: Case, found: Representation) -> Iterator[Finding]:
    """`not_represented`: a group of people deserved `project`: people, share (of the budget), cost."""
    if not _promises_representation(case):
        return
    for slack in found.violations:
        facts = {"people": slack.people, "share": slack.share, "cost": case.projects[slack.project].cost}
        yield Finding("not_represented", slack.project, facts=facts)


def _promises_representation(case: Case) -> bool:
    """Equal shares promise it, unless ceilings, conflicts, districts or the comparison with greedy come first."""
    free = not case.election.caps and not case.election.conflicts
    by_shares = case.spec.rule == "equal_shares" and case.spec.endowment == "equal" and free
    return by_shares and (case.spec.comparison == "none" or any(s.reason is Reason.PAID for s in case.funded))
