"""The acts of the year in the order they are played; every stage adds its people's."""

from collections.abc import Iterator
from random import Random

from ..city.crowd import crowd
from .act import Act
from .budget import budgeting
from .convene import convening
from .council import counselling
from .decide import deciding
from .deliberate import weighing
from .execute import executing
from .feedback import looking_back
from .learn import learning
from .meet import meeting
from .missing import looking
from .plan import plans
from .propose import proposing
from .review import reviewing
from .settle import settling
from .statement import stating
from .talk import talking
from .town import founding
from .vote import voting
from .watch import watching


def acts(*, seed: int, voters: int) -> Iterator[Act]:
    """All acts by date. The same seed plays the same year."""
    rng = Random(seed)  # noqa: S311 - a rehearsal, not a lot
    figures = crowd(voters, rng)
    played = [
        *founding(figures),
        *plans(),
        *looking(),
        *learning(),
        *convening(),
        *proposing(),
        *reviewing(),
        *talking(),
        *meeting(),
        *weighing(figures),
        *voting(rng, figures),
        *deciding(),
        *budgeting(),
        *stating(),
        *looking_back(),
        *counselling(),
        *executing(),
        *watching(),
        *settling(),
    ]
    return iter(sorted(played, key=lambda act: act.at))
