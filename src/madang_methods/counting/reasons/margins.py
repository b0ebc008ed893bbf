"""What a project truly lacked: everything is counted again, completion included, until the edge is found."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from ..count import count
from ..election import Election
from ..equal_shares.decide import Decision
from ..rule import RuleSpec
from .hints import lower_price
from .probes import How, at_price, others, with_budget, with_votes
from .search import Edge, Search
from .winners import Ask

Part = Literal["price", "votes", "budget"]
PARTS: tuple[Part, ...] = get_args(Part)
MOST_NEW = 64  # times as many people as voted
MOST_BUDGET = 2  # times the budget


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of one project's outcome under the whole rule, each with everything else as it was.

    price    the price at which it is funded, and at one unit more is not: the highest, unless outcomes have a gap that no
             guess looked behind. For a project that was funded: how dear it could have been
    votes    the least number of further votes that fund it, counted as `how` says (`probes.with_votes`)
    budget   the least budget that funds it. Where the budget is shared by all, budget/ballots is the least endowment
    counts   how many full counts it took to know

    An edge is None where nothing was found: no price down to 0, no number of votes (for `new` up to 64 times those who
    voted), no budget up to twice as large (where districts hold parts of it, it is not asked). Votes and budget are None
    for a project that was funded. All money is in the election's units.
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
    election: Election,
    spec: RuleSpec,
    project: str,
    *,
    seed: str = "",
    how: How = "new",
    funded: bool | None = None,
    parts: Collection[Part] = PARTS,
) -> Margins:
    """The true margins of one project (counting.md 4.1), by a full count for every probe.

    `funded` saves the first count if it is known; what is not in `parts` is not asked, and None. KeyError if the project
    does not stand; ElectionError if the ballots cannot be changed as `how` says.

    A vote for two projects that costs 6 + 7 with 10 in the pot; three more people would have bought the road:

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3)])
    >>> town = Election((Project("park", 6), Project("road", 7)), 10, box)
    >>> road = margins(town, RuleSpec(), "road")
    >>> road.price.value, road.votes.value, road.budget.value
    (4, 3, 13)
    """
    cost = election.project(project).cost
    ask = Ask(spec, seed)
    wins = project in ask.funded(election) if funded is None else funded
    price = PriceSearch(election, ask, project)
    votes = Search(lambda more: project in ask.funded(with_votes(election, project, more, how)))
    money = Search(lambda budget: project in ask.funded(with_budget(election, budget)))
    found: dict[Part, Edge | None] = {}
    if "price" in parts:
        found["price"] = price.highest(cost, election.budget + 1) if wins else price.highest(0, cost)
    if "votes" in parts and not wins:
        most = others(election, project) if how == "existing" else MOST_NEW * max(1, len(election.ballots))
        found["votes"] = votes.lowest(0, most)
    if "budget" in parts and not wins and not election.districts:
        found["budget"] = money.lowest(election.budget, MOST_BUDGET * election.budget)
    return Margins(
        project,
        cost,
        wins,
        found.get("price"),
        found.get("votes"),
        found.get("budget"),
        how,
        price.asked + votes.asked + money.asked,
    )


def price_margins(election: Election, spec: RuleSpec, *, seed: str = "") -> Iterator[tuple[str, Edge | None]]:
    """The highest price of every project that was not funded, in the order of the count."""
    ask = Ask(spec, seed)
    lost = ask.decision(election)
    for id in count(election, spec, seed=seed).unfunded:
        yield id, PriceSearch(election, ask, id, lost).highest(0, election.project(id).cost)


class PriceSearch:
    """Whether a project is funded at a price, and which lower price to try next. `lost`: the decision at its own price."""

    def __init__(self, election: Election, ask: Ask, project: str, lost: Decision | None = None) -> None:
        self.election, self.ask, self.project = election, ask, project
        self.search = Search(self._funded)
        self._last = (election.project(project).cost if lost else -1), lost

    @property
    def asked(self) -> int:
        return self.search.asked

    def highest(self, low: int, high: int) -> Edge | None:
        return self.search.highest(low, high, self._guesses)

    def _funded(self, price: int) -> bool:
        election = at_price(self.election, self.project, price)
        self._last = price, self.ask.decision(election)
        decision = self._last[1]
        return self.project in (decision.funded if decision else self.ask.funded(election))

    def _guesses(self, price: int) -> Iterator[int]:
        if self.ask.spec.rule != "equal_shares":
            return
        if self._last[0] != price:
            self._funded(price)
        decision = self._last[1]
        completion = self.ask.spec.completion
        step = completion.increment * 10**self.election.exponent if completion else 0
        guess = lower_price(decision, self.project, self.election.budget, step) if decision else None
        if guess is not None:
            yield guess
