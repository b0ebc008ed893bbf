"""What a wish is: the words a resident types into the site's own form, and what the officer answers if it is a no."""

from dataclasses import dataclass
from datetime import date

from madang.cycle.propose.models import Field
from madang.cycle.propose.reasons import Exclusion

from ..figure import Figure

CITY, DONG = "city", "dong"  # track codes: 시정참여형, 동네참여형


@dataclass(frozen=True)
class Wish:
    """`cost` in won, None where the proposer left it empty; `point` inside the area's outline; `picture` names a drawing."""

    title: str
    problem: str
    idea: str
    field: Field
    track: str
    by: Figure
    day: date
    effect: str = ""
    cost: int | None = None
    area: str | None = None
    place: str = ""
    point: tuple[float, float] | None = None
    shown: str = ""
    picture: str = ""
    event: bool = False
    why: Exclusion | None = None
    no: str = ""
