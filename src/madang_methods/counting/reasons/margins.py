"""What a project truly lacked: everything is counted again, completion included, until the edge is found."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..count import count
from ..election import Election
from ..rule import RuleSpec
from .probes import How, at_price, others, with_budget, with_votes
from .search import Edge, Search

LOOKS = 3  # prices looked at between the edge and the project's own price
MOST_NEW = 64  # times as many people as voted


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of one project's outcome under the whole rule, each with everything else as it was.

    price    the highest price at which it is funded. For a project that was funded: how dear it could have been
    votes    the least number of further votes that fund it, counted as `how` says (`probes.with_votes`)
    budget   the least budget that funds it. Where the budget is shared by all, budget/ballots is the least endowment
    counts   how many full counts it took to know

    An edge is None where nothing was found: no price down to 0, no number of votes (for `new` up to 64 times those who
    voted), no budget up to the price of everything. Votes and budget are None for a project that was funded.
    All money is in the election's units.
    """

    project: str
    cost: int
    funded: bool
    price: Edge | None
    votes: Edge | None
    budget: Edge | None
    how: How
    counts: int

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


def margins(
    election: Election, spec: RuleSpec, project: str, *, seed: str = "", how: How = "new", funded: bool | None = None
) -> Margins:
    """The true margins of one project (counting.md 4.1), by a full count for every probe.

    `funded` saves the first count if it is known. KeyError if the project does not stand; ElectionError if the ballots
    cannot be changed as `how` says.

    A vote for two projects that costs 6 + 7 with 10 in the pot; three more people would have bought the road:

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3)])
    >>> town = Election((Project("park", 6), Project("road", 7)), 10, box)
    >>> road = margins(town, RuleSpec(), "road")
    >>> road.price.value, road.votes.value, road.budget.value
    (4, 3, 13)
    """
    cost = election.project(project).cost
    won = _asker(spec, project, seed)
    wins = won(election) if funded is None else funded
    price = price_search(election, spec, project, seed=seed)
    top = price.highest(cost, election.budget + 1) if wins else price.highest(0, cost, LOOKS)
    if wins:
        return Margins(project, cost, True, top, None, None, how, price.asked)
    votes = Search(lambda more: won(with_votes(election, project, more, how)))
    most = others(election, project) if how == "existing" else MOST_NEW * max(1, len(election.ballots))
    money = Search(lambda budget: won(with_budget(election, budget)))
    everything = 0 if election.districts else max(election.budget, sum(one.cost for one in election.projects))
    return Margins(
        project,
        cost,
        False,
        top,
        votes.lowest(0, most),
        money.lowest(election.budget, everything),
        how,
        price.asked + votes.asked + money.asked,
    )


def price_search(election: Election, spec: RuleSpec, project: str, *, seed: str = "") -> Search:
    """Whether the project is funded at a price: the cheapest of the three to ask, for all losers at once."""
    won = _asker(spec, project, seed)
    return Search(lambda cost: won(at_price(election, project, cost)))


def price_margins(election: Election, spec: RuleSpec, *, seed: str = "") -> Iterator[tuple[str, Edge | None]]:
    """The highest price of every project that was not funded, in the order of the count."""
    for id in count(election, spec, seed=seed).unfunded:
        cost = election.project(id).cost
        yield id, price_search(election, spec, id, seed=seed).highest(0, cost, LOOKS)


def _asker(spec: RuleSpec, project: str, seed: str) -> Callable[[Election], bool]:
    return lambda election: project in count(election, spec, seed=seed).funded
