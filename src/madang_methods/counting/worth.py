"""What a project is worth to its supporters, in whole numbers (counting.md 1.1)."""

from collections.abc import Mapping

from .election import Election
from .rule import Utility
from .rule_checks import RuleError

KIND_OF: dict[Utility, str] = {"points": "points", "points_cost": "points", "borda": "ranking"}


def check_utility(election: Election, utility: Utility) -> None:
    """RuleError if these ballots cannot say what a project is worth."""
    needed, kind = KIND_OF.get(utility), election.ballots.kind
    if needed and needed != kind:
        raise RuleError(f"The utility {utility} needs ballots of kind {needed}, but these are of kind {kind}.")


def total_worth(election: Election, utility: Utility) -> Mapping[str, int]:
    """What each project is worth to all its supporters together; RuleError if the ballots cannot say."""
    check_utility(election, utility)
    if utility == "borda":
        return election.ballots.borda(election.ranking_places)
    each = election.ballots.points() if utility in KIND_OF else election.ballots.votes()
    if utility in ("cost", "points_cost"):
        return {project.id: each[project.id] * project.cost for project in election.projects}
    return each
