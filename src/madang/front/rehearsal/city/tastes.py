"""What the people of each neighbourhood care about, so that a vote has winners and losers and not a flat middle."""

from collections.abc import Sequence
from random import Random

from madang.cycle.propose.models import Field

from .figure import Figure
from .wishes import DONG, Wish

# How much dearer than anything else: the hill fears fire, the new town has children, the coast its shore.
_TASTES: dict[str, dict[Field, float]] = {
    "달빛동": {Field.SAFETY: 3.0, Field.WELFARE: 2.6, Field.HOUSING: 2.4, Field.VILLAGE: 1.4},
    "새내동": {Field.TRANSPORT: 2.2, Field.PARKS: 2.4, Field.ECONOMY: 1.9, Field.HEALTH: 1.6},
    "솔바람동": {Field.CHILDREN: 2.0, Field.ENVIRONMENT: 1.8, Field.TRANSPORT: 1.7, Field.WELFARE: 1.4},
    "노을동": {Field.WELFARE: 2.8, Field.HEALTH: 2.0, Field.PARKS: 1.7, Field.CULTURE: 1.5},
    "바람재동": {Field.CHILDREN: 2.2, Field.EDUCATION: 2.0, Field.VILLAGE: 1.7, Field.ECONOMY: 1.4},
    "은모래동": {Field.PARKS: 2.2, Field.ENVIRONMENT: 2.4, Field.SAFETY: 1.4, Field.HEALTH: 1.3},
    "별빛동": {Field.CHILDREN: 3.0, Field.HEALTH: 2.0, Field.SAFETY: 1.8, Field.EDUCATION: 1.6},
    "고랑면": {Field.TRANSPORT: 2.6, Field.WELFARE: 2.4, Field.EDUCATION: 1.6, Field.SAFETY: 1.4},
    "샘터면": {Field.SAFETY: 2.6, Field.VILLAGE: 2.0, Field.WELFARE: 2.0, Field.TRANSPORT: 1.6},
}
_AT_HOME, _FOR_ALL, _FAR, _SHOWN = 3.5, 2.2, 0.5, 1.8


def liking(voter: Figure, wish: Wish) -> float:
    """How likely this voter is to mark the wish, against 1 for one that leaves them cold."""
    taste = _TASTES.get(voter.area or "", {}).get(wish.field, 0.7)
    return taste * _nearness(voter, wish) * (_SHOWN if wish.picture else 1.0)


def chooses(voter: Figure, options: Sequence[Wish], most: int, rng: Random) -> list[Wish]:
    """From one up to `most` different options, the better liked the more often; the first is the dearest to them.

    Drawn without putting back: the largest of u ** (1 / weight) (Efraimidis and Spirakis 2006).
    """
    drawn = sorted(options, key=lambda wish: rng.random() ** (1 / liking(voter, wish)), reverse=True)
    return drawn[: max(rng.randint(1, most), rng.randint(1, most))]  # most people use most of their marks


def _nearness(voter: Figure, wish: Wish) -> float:
    if wish.area is None:
        return _FOR_ALL
    if wish.area == voter.area:
        return _AT_HOME
    return _FAR if wish.track == DONG else 1.0
